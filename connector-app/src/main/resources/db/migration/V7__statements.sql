-- Statements: cleared items stay in the read model for a while, and their sums stand beside them, so that a
-- balance costs as much with a million items as with a thousand.
alter table open_item
  add column posting_key   text,                    -- SAP's, two digits: invoice, credit memo, payment
  add column clearing_date date,                    -- as SAP told it; null while it has not
  add column reversal      boolean not null default false,  -- of a document that reverses another one
  add column reversed      boolean not null default false,  -- of a document that was reversed
  -- A column of its own, because the planner has to know how open amounts spread: payments, which are negative, are
  -- mostly cleared.
  add column open_amount   numeric(24, 3) generated always as (case when cleared then null else amount end) stored;

-- The date is known with the document only.
alter table open_item add constraint cleared_by check
  (clearing_date is null or (clearing_document is not null and clearing_fiscal_year is not null));

-- How many days of cleared items a run read. Runs from before this read none: the next run reads everything once.
alter table sync_run add column history_days integer;

-- What was posted on a day, and what was cleared on it. A balance is what is open: the sum over days of what was
-- posted, less what was cleared. Mostly clearings net to nothing; one that clears across currencies does not.
create table account_day (
  account_id text not null,
  currency   text not null,
  day        date not null,
  debits     numeric(24, 3) not null default 0,     -- posted on the day
  credits    numeric(24, 3) not null default 0,     -- posted on the day; negative
  cleared    numeric(24, 3) not null default 0,     -- of what was cleared on the day; nothing where it nets to zero
  primary key (account_id, currency, day)
) with (fillfactor = 70);

-- The same by due date, which ageing asks for: what was posted on a day, less what was cleared on it.
create table account_due (
  account_id text not null,
  currency   text not null,
  due_date   date not null,
  day        date not null,
  amount     numeric(24, 3) not null default 0,
  primary key (account_id, currency, due_date, day)
) with (fillfactor = 70);

-- A line of the statement for each clearing.
create table account_clearing (
  account_id           text not null,
  clearing_date        date not null,
  line_id              text not null,               -- clearing-<company code>-<fiscal year>-<document>-<currency>
  company_code         text not null,
  clearing_document    text not null,
  clearing_fiscal_year text not null,
  currency             text not null,
  items                integer not null default 0,
  debits               numeric(24, 3) not null default 0,  -- that it cleared
  amount               numeric(24, 3) not null default 0,  -- by which it moved the balance: nothing in one currency
  primary key (account_id, clearing_date, line_id)
) with (fillfactor = 70);

-- What a clearing counts for: the day from which the item is no longer open. SAP clears nothing before it is posted.
create function cleared_on(clearing_date date, posting_date date) returns date
  language sql immutable parallel safe
  return case when clearing_date is not null then greatest(clearing_date, posting_date) end;

create function open_item_tally() returns trigger language plpgsql as $$
declare
  moved text := case tg_op
    when 'INSERT' then 'select 1 as sign, a.* from added a'
    when 'DELETE' then 'select -1 as sign, r.* from removed r'
    else 'select 1 as sign, a.* from added a union all select -1 as sign, r.* from removed r' end;
begin
  -- Most updates repeat what is known, or concern payments only.
  if tg_op = 'UPDATE' then
    if not exists (
      select from added a full join removed r using (invoice_id)
      where (a.account_id, a.currency, a.amount, a.posting_date, a.net_due_date, a.clearing_date)
        is distinct from
        (r.account_id, r.currency, r.amount, r.posting_date, r.net_due_date, r.clearing_date)
      or (a.clearing_date is not null and (a.clearing_document, a.clearing_fiscal_year)
        is distinct from (r.clearing_document, r.clearing_fiscal_year)))
    then
      return null;
    end if;
  end if;
  execute format($sql$
    insert into account_day as d (account_id, currency, day, debits, credits, cleared)
    select account_id, currency, day, sum(debits), sum(credits), sum(cleared)
    from (
      select account_id, currency, posting_date as day, sign * greatest(amount, 0) as debits,
        sign * least(amount, 0) as credits, 0 as cleared from (%1$s) m
      union all
      select account_id, currency, cleared_on(clearing_date, posting_date), 0, 0, sign * amount
      from (%1$s) m where clearing_date is not null) moves
    group by account_id, currency, day
    having sum(debits) <> 0 or sum(credits) <> 0 or sum(cleared) <> 0
    order by account_id, currency, day
    on conflict (account_id, currency, day) do update set debits = d.debits + excluded.debits,
      credits = d.credits + excluded.credits, cleared = d.cleared + excluded.cleared
    $sql$, moved);
  execute format($sql$
    insert into account_due as d (account_id, currency, due_date, day, amount)
    select account_id, currency, net_due_date, day, sum(amount)
    from (
      select account_id, currency, net_due_date, posting_date as day, sign * amount as amount
      from (%1$s) m
      union all
      select account_id, currency, net_due_date, cleared_on(clearing_date, posting_date),
        -sign * amount from (%1$s) m where clearing_date is not null) moves
    group by account_id, currency, net_due_date, day
    having sum(amount) <> 0
    order by account_id, currency, net_due_date, day
    on conflict (account_id, currency, due_date, day) do update set
      amount = d.amount + excluded.amount
    $sql$, moved);
  execute format($sql$
    insert into account_clearing as c (account_id, clearing_date, line_id, company_code,
      clearing_document, clearing_fiscal_year, currency, items, debits, amount)
    select account_id, cleared_on(clearing_date, posting_date),
      'clearing-' || company_code || '-' || clearing_fiscal_year || '-' || clearing_document || '-' || currency,
      company_code, clearing_document, clearing_fiscal_year, currency, sum(sign),
      sum(sign * greatest(amount, 0)), sum(-sign * amount)
    from (%1$s) m
    where clearing_date is not null
    group by account_id, cleared_on(clearing_date, posting_date), company_code,
      clearing_fiscal_year, clearing_document, currency
    having sum(sign) <> 0 or sum(sign * greatest(amount, 0)) <> 0 or sum(sign * amount) <> 0
    order by 1, 2, 3
    on conflict (account_id, clearing_date, line_id) do update set items = c.items + excluded.items,
      debits = c.debits + excluded.debits, amount = c.amount + excluded.amount
    $sql$, moved);
  return null;
end $$;

create function open_item_tally_none() returns trigger language plpgsql as
  $$ begin truncate account_day, account_due, account_clearing; return null; end $$;

create trigger open_item_added after insert on open_item
  referencing new table as added for each statement execute function open_item_tally();
create trigger open_item_changed after update on open_item
  referencing old table as removed new table as added
  for each statement execute function open_item_tally();
create trigger open_item_removed after delete on open_item
  referencing old table as removed for each statement execute function open_item_tally();
create trigger open_item_emptied after truncate on open_item
  for each statement execute function open_item_tally_none();

insert into account_day (account_id, currency, day, debits, credits)
  select account_id, currency, posting_date, sum(greatest(amount, 0)), sum(least(amount, 0))
  from open_item group by 1, 2, 3;
insert into account_due (account_id, currency, due_date, day, amount)
  select account_id, currency, net_due_date, posting_date, sum(amount)
  from open_item group by 1, 2, 3, 4;

-- What a portal asks for: the open items of an account in each order, and by what each filter names.
drop index open_item_by_account_due;
drop index open_item_unseen;
-- A full run marks every item as seen. The mark is in no index and pages have room, so that it costs one write and
-- not one an index.
create index open_item_uncleared on open_item (company_code, invoice_id) where clearing_date is null;
alter table open_item set (fillfactor = 85);
create index open_item_by_due on open_item (account_id, net_due_date, invoice_id) include (currency)
  where not cleared;
-- Of lists and of statements; the latter take a payment's own mark that an item is cleared for nothing yet.
create index open_item_by_posting on open_item (account_id, posting_date, invoice_id)
  include (currency, cleared) where clearing_date is null;
create index open_item_by_amount on open_item (account_id, currency, open_amount, invoice_id)
  where not cleared;
create index if not exists open_item_by_billing_document on open_item (billing_document, account_id)
  where billing_document is not null;
create index if not exists open_item_by_purchase_order on open_item (purchase_order, account_id)
  where purchase_order is not null;

-- The lines of a statement.
create index account_line_by_day on open_item (account_id, posting_date, invoice_id);
create index account_line_by_type on open_item (account_id, document_type, posting_date, invoice_id);
create index account_line_by_amount on open_item (account_id, currency, amount);
create index account_line_by_reference on open_item (account_id, reference)
  where reference is not null;
create index account_line_by_clearing on open_item (account_id, clearing_date, posting_date)
  where clearing_date is not null;

-- The same for payments.
drop index payment_by_account;
create index payment_by_account on payment (organisation, account_id, created_at, payment_id)
  include (status, currency);
create index payment_by_total on payment (organisation, account_id, currency, total, payment_id);
create index payment_by_status on payment
  (organisation, account_id, status, created_at, payment_id);
create index payment_by_method on payment
  (organisation, account_id, method_id, created_at, payment_id);
create index payment_by_document on payment (document_number) where document_number is not null;
