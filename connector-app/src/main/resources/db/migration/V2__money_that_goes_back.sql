-- A refund that failed after it had counted as done: the money is ours again, by a movement of its own.
alter table payment_reversal drop constraint payment_reversal_kind_check;
alter table payment_reversal add constraint payment_reversal_kind_check
  check (kind in ('REFUND', 'RETURN', 'DISPUTE', 'DISPUTE_WON', 'REFUND_RETURNED'));

-- A quote of a payment without invoices is paid once, whatever became of that payment: nothing else
-- would tell a second payment from the first.
alter table payment_quote add column paid_by text references payment;
update payment_quote q set paid_by = p.payment_id
from (select quote_id, min(payment_id) as payment_id from payment
      where ad_hoc and quote_id is not null group by quote_id) p
where p.quote_id = q.quote_id;

-- The sweep over what moved again at a processor: when it is due, who is at it, and what it found.
create table movement_sweep (
  processor     text primary key,
  due_at        timestamptz not null,
  lease_until   timestamptz,
  read_from     timestamptz,                        -- since when everything was read, by the last that ended well
  started_at    timestamptz,                        -- of the last that ended well
  failing_since timestamptz,                        -- of the first that failed since then
  detail        text                                -- what the latest found, or why it failed
);

-- Disputes that are open are asked about, however old they are.
create index dispute_open on payment_dispute (processor, opened_at) where state = 'OPEN';
-- What could not be taken in is for people to look at.
create index webhook_raised on webhook_inbox (processor, processor_payment_id) where result = 'RAISED';
create index reversal_raised on payment_reversal (deadline_at) where state in ('REQUESTED', 'PENDING');
