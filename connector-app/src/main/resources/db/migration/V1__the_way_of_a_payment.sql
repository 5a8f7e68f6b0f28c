-- Accounts and open items: a read model of SAP, rebuilt by synchronisation. Never the truth about money.
create table account (
  account_id      text primary key,                 -- <company code>-<customer>
  sap_system      text not null,
  company_code    text not null,
  customer        text not null,
  name            text not null,
  head_office     text,
  payment_terms   text,
  country         text,
  language        text,
  posting_blocked boolean not null,
  synced_at       timestamptz not null,
  unique (company_code, customer)
);

create table open_item (
  invoice_id           text primary key,            -- <company code>-<fiscal year>-<document>-<item>
  account_id           text not null,
  company_code         text not null,
  fiscal_year          text not null,
  accounting_document  text not null,
  item                 text not null,
  document_type        text not null,
  document_date        date not null,
  posting_date         date not null,
  net_due_date         date not null,
  amount               numeric(24, 3) not null,     -- transaction currency; debit positive, credit negative
  currency             text not null,
  reference            text,
  assignment           text,
  payment_reference    text,
  billing_document     text,
  purchase_order       text,
  special_gl_code      text,
  payment_block        text,
  in_payment_run       boolean not null,
  cleared              boolean not null,
  clearing_document    text,
  clearing_fiscal_year text,
  seen_by_sync         text not null,               -- the last run that saw it open
  updated_at           timestamptz not null
);
create index open_item_by_account_due on open_item (account_id, cleared, net_due_date, invoice_id);
create index open_item_by_document on open_item (accounting_document, account_id);
create index open_item_unseen on open_item (company_code, seen_by_sync) where not cleared;

create table sync_run (
  sync_id         text primary key,                 -- sorts by time: a later run's id is greater
  mode            text not null check (mode in ('FULL', 'DELTA')),
  state           text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  requested_by    text not null,
  step            text not null check (step in ('ACCOUNTS', 'COUNTING', 'OPEN_ITEMS', 'CLOSING', 'FINISHED')),
  done            bigint not null default 0,        -- of the step it is at
  total           bigint,
  skipped         bigint not null default 0,        -- what could not be read; error names the first
  rate_per_second bigint not null default 0,
  cursor          jsonb not null default '{}',      -- where a half-finished load goes on
  changed_since   timestamptz,                      -- a delta reads from this time's day on, in each company code's zone
  owner           text,
  lease_until     timestamptz,
  due_at          timestamptz not null,             -- when it goes on after SAP did not answer
  failing_since   timestamptz,
  started_at      timestamptz not null,
  updated_at      timestamptz not null,
  finished_at     timestamptz,
  error           text
);
create index sync_run_latest on sync_run (mode, started_at desc);
create unique index one_running_sync on sync_run ((true)) where state = 'RUNNING';

-- Payments: the truth about money.
create table payment_method (
  method_id          text primary key,
  organisation       text not null,
  processor          text not null,
  processor_method   text not null,
  processor_customer text not null,
  type               text not null,
  brand              text not null,
  last_four          text not null,
  expiry             text,
  holder             text,
  funding            text not null,
  is_default         boolean not null,
  removed_at         timestamptz,
  seen_at            timestamptz not null,
  unique (processor, processor_method)
);
create index payment_method_by_organisation on payment_method (organisation) where removed_at is null;

-- When an organisation's methods were last read from the processor; an organisation may have none.
create table payment_method_read (
  organisation text not null,
  processor    text not null,
  read_at      timestamptz not null,
  primary key (organisation, processor)
);

create table payment_quote (
  quote_id     text primary key,
  organisation text not null,
  created_by   text not null,
  method_id    text not null references payment_method,
  content      jsonb not null,                      -- what was shown: groups, amounts, surcharges
  created_at   timestamptz not null,
  expires_at   timestamptz not null
);

create table payment (
  payment_id           text primary key,
  organisation         text not null,
  account_id           text not null,
  company_code         text not null,
  created_by           text not null,
  quote_id             text references payment_quote,
  method_id            text not null references payment_method,
  processor            text not null,
  processor_payment_id text,
  currency             text not null,
  amount               numeric(24, 3) not null check (amount > 0),       -- what the items amount to, or what is paid without any
  surcharge            numeric(24, 3) not null check (surcharge >= 0),
  total                numeric(24, 3) not null check (total = amount + surcharge),
  captured             numeric(24, 3),                                   -- what the processor says it took
  status               text not null,
  reason               text,                                             -- why declined, or what is wrong
  next_action          jsonb,
  created_at           timestamptz not null,
  captured_at          timestamptz,
  business_date        date,                                             -- of the capture, in the company code's zone; null until its postings are planned
  document_number      text,
  document_fiscal_year text,
  due_at               timestamptz,                                      -- when the charge is asked about again
  deadline_at          timestamptz not null,
  updated_at           timestamptz not null,
  ad_hoc               boolean not null default false,                   -- without invoices: it has no items
  special_gl_code      text check (ad_hoc or special_gl_code is null),   -- of a down payment; null for a payment on account
  note                 text,                                             -- what the payer says it is for
  unique (processor, processor_payment_id)
);
create index payment_by_account on payment (account_id, created_at desc, payment_id);
create index payment_due on payment (due_at) where due_at is not null;
create index payment_by_creation on payment using brin (created_at);
-- Charges under way; those past their deadline are for people to look up.
create index payment_raised on payment (deadline_at)
  where status in ('PROCESSING', 'ACTION_REQUIRED');

create table payment_item (
  payment_id text not null references payment,
  invoice_id text not null,
  position   smallint not null,
  amount     numeric(24, 3) not null,
  reserved   boolean not null,
  residual   numeric(24, 3) check (residual > 0),   -- what stays owed as a new item; null where it is paid in full
  primary key (payment_id, invoice_id)
);
-- An item is reserved while a payment for it is under way: a second payment meets this index.
create unique index one_payment_under_way on payment_item (invoice_id) where reserved;
create index payment_item_by_invoice on payment_item (invoice_id);

-- The first answer, for ever.
create table idempotency_key (
  organisation text not null,
  key          text not null,
  operation    text not null,
  request_hash bytea not null,
  payment_id   text not null references payment,
  status       integer,                             -- null until the first answer is known
  answer       text,                                -- as it was sent: jsonb would reorder its members
  created_at   timestamptz not null,
  primary key (organisation, key)
);

create table charge_attempt (
  attempt_id text primary key,                      -- the processor's idempotency key
  payment_id text not null references payment,
  no         integer not null,
  sent_at    timestamptz not null,
  last_sent_at timestamptz not null,                -- a repeat under the same key is a send, too
  ended_at   timestamptz,
  outcome    text,                                  -- null while under way
  evidence   jsonb,
  absent     integer not null default 0,            -- how often asking found nothing since the last send, once that counts
  unique (payment_id, no)
);
create unique index one_open_charge on charge_attempt (payment_id)
  where outcome is null or outcome in ('UNKNOWN', 'PENDING');

-- A payment's history only grows.
create table payment_event (
  event_id   text primary key,
  payment_id text not null references payment,
  seq        bigint generated always as identity,
  type       text not null,
  at         timestamptz not null,
  data       jsonb not null
);
create index payment_event_by_payment on payment_event (payment_id, seq);
create function payment_event_only_grows() returns trigger language plpgsql as
  $$ begin raise exception 'a payment''s history only grows'; end $$;
create trigger payment_event_only_grows before update or delete on payment_event
  for each row execute function payment_event_only_grows();

-- Captured money that moved again, or is to: refunds, returned bank debits, disputes. A row for each
-- movement, and no row is ever taken away: what goes back is a new fact beside the capture.
create table payment_reversal (
  reversal_id           text primary key,             -- a refund's idempotency key at the processor
  payment_id            text not null references payment,
  seq                   bigint generated always as identity,
  kind                  text not null check (kind in ('REFUND', 'RETURN', 'DISPUTE', 'DISPUTE_WON')),
  processor             text not null,
  processor_reversal_id text,                         -- null until the processor has told it
  dispute_id            text,                         -- the processor's dispute that it belongs to
  currency              text not null,
  amount                numeric(24, 3) not null check (amount > 0),  -- all that moves, the fee included
  surcharge             numeric(24, 3) not null check (surcharge >= 0 and surcharge <= amount),
  state                 text not null check (state in ('REQUESTED', 'PENDING', 'DONE', 'FAILED')),
  detail                text,                         -- what was last seen, or why it failed
  requested_by          text,                         -- the token's subject; null when it began at the processor
  reason                text,                         -- in their own words
  idempotency_key       text,                         -- of the request here
  request_hash          bytea,
  answer                text,                         -- the first answer, for ever
  absent                integer not null default 0,   -- how often asking found nothing since the last send
  created_at            timestamptz not null,
  sent_at               timestamptz,                  -- when it was first sent, or may have been
  last_sent_at          timestamptz,
  moved_at              timestamptz,                  -- when it was known that the money had moved
  due_at                timestamptz,                  -- when it is asked about, sent or planned again
  deadline_at           timestamptz,                  -- when it goes to people
  updated_at            timestamptz not null,
  unique (processor, kind, processor_reversal_id),
  unique (payment_id, idempotency_key)
);
create index reversal_by_payment on payment_reversal (payment_id, seq);
create index reversal_due on payment_reversal (due_at) where due_at is not null;
create function payment_reversal_stays() returns trigger language plpgsql as
  $$ begin raise exception 'money that moved again stays on record'; end $$;
create trigger payment_reversal_stays before delete on payment_reversal
  for each row execute function payment_reversal_stays();

-- Disputes as the processor tells them; their money is in payment_reversal.
create table payment_dispute (
  processor  text not null,
  dispute_id text not null,                         -- the processor's
  payment_id text not null references payment,
  amount     numeric(24, 3) not null,
  currency   text not null,
  reason     text not null,                         -- the processor's word
  state      text not null check (state in ('OPEN', 'WON', 'LOST')),
  opened_at  timestamptz not null,                  -- when it became known here
  closed_at  timestamptz,
  primary key (processor, dispute_id)
);
create index dispute_by_payment on payment_dispute (payment_id);

-- What the back office did to payments: who, when, why, before and after. Only grows.
create table payment_action (
  action_id   text primary key,
  payment_id  text not null references payment,
  reversal_id text not null references payment_reversal,
  seq         bigint generated always as identity,
  action      text not null check (action in ('REFUND')),
  done_by     text not null,                        -- the token's subject
  at          timestamptz not null,
  reason      text not null,                        -- in their own words
  before      jsonb not null,                       -- what of the payment's money was where
  after       jsonb not null
);
create index payment_action_by_payment on payment_action (payment_id, seq);
create function payment_action_only_grows() returns trigger language plpgsql as
  $$ begin raise exception 'what was done by hand stays on record'; end $$;
create trigger payment_action_only_grows before update or delete on payment_action
  for each row execute function payment_action_only_grows();

create table webhook_inbox (
  processor   text not null,
  event_id    text not null,                        -- the sender's
  type        text not null,
  body        bytea not null,                       -- exactly what was signed
  received_at timestamptz not null,
  due_at      timestamptz,                          -- null once applied
  applied_at  timestamptz,
  result      text,                                 -- APPLIED, IGNORED, RAISED
  detail      text,
  processor_payment_id text,                        -- the charge that the event tells of
  payment_id  text,                                 -- ours, as the charge carries it; perhaps none of ours
  attempt_id  text,
  concerns    text not null default 'CHARGE' check (concerns in ('CHARGE', 'REVERSAL')),
  primary key (processor, event_id)
);
create index webhook_due on webhook_inbox (due_at) where due_at is not null;

-- From captured payment to document number.
-- One posting at a time for each account: SAP locks a customer while it posts.
create table lane (
  lane_id     text primary key,                     -- <system>/<company code>/<customer>
  holder      text,                                 -- the posting under way; null when free
  fence       bigint not null default 0,
  lease_until timestamptz
);
create index lane_lease on lane (lease_until) where holder is not null;

create table posting (
  posting_id   text primary key,
  payment_id   text not null references payment,
  lane_id      text not null,
  kind         text not null,
  api          text not null,
  company_code text not null,
  reference    text not null unique,                -- 14 characters
  depends_on   text references posting,
  reversal_id  text references payment_reversal,    -- of a posting that follows money which moved again
  state        text not null check (state in ('READY', 'WAITING', 'SENDING', 'ASKING', 'POSTED', 'PARKED')),
  content      jsonb not null,                      -- what is to be posted, fixed when the money was captured; only its posting date moves, out of a closed period
  posting_date date not null,
  due_at       timestamptz,                         -- null when nothing is due: POSTED, PARKED, under a lane's lease, or waiting for what it depends on
  hinted_at    timestamptz,                         -- when a message last named it, so that the waker does not repeat itself
  deadline_at  timestamptz not null,
  tries        integer not null default 0,
  absent       integer not null default 0,          -- how often asking found nothing since the last attempt
  reason       text,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
create index posting_due on posting (due_at) where due_at is not null;
create index posting_deadline on posting (deadline_at) where due_at is not null;
create index posting_by_lane on posting (lane_id, due_at) where due_at is not null;
create index posting_by_payment on posting (payment_id);
create index posting_by_dependency on posting (depends_on) where depends_on is not null;
create unique index one_posting_of_a_kind on posting (payment_id, kind) where reversal_id is null;
create unique index one_posting_of_a_reversal on posting (reversal_id) where reversal_id is not null;
-- The worklist, by deadline.
create index posting_unfinished on posting (state, deadline_at, posting_id) where state <> 'POSTED';

create table posting_document (
  posting_id   text not null references posting,
  step         smallint not null,
  kind         text not null,                       -- the posting's
  reference    text not null unique,                -- 16 characters: DocumentReferenceID
  company_code text not null,
  fiscal_year  text,
  number       text,
  posted_at    timestamptz,
  primary key (posting_id, step)
);
-- One SAP document is never the payment or the reversal of two postings, nor the clearing of two. It may be
-- payment and clearing of one: who posts an incoming payment by hand clears the items with the same document.
create unique index one_posting_a_document
  on posting_document (company_code, fiscal_year, number, (kind = 'CLEARING'))
  where number is not null;

create table posting_attempt (
  attempt_id text primary key,
  posting_id text not null references posting,
  step       smallint not null,
  no         integer not null,
  fence      bigint not null,
  sent_at    timestamptz not null,
  ended_at   timestamptz,
  outcome    text,                                  -- null while under way; ABSENT once asking proved it
  evidence   jsonb,
  unique (posting_id, step, no)
);
-- No send while one is open or unknown.
create unique index one_open_attempt on posting_attempt (posting_id, step)
  where outcome is null or outcome in ('UNKNOWN', 'PENDING');

-- Lockbox: payments wait here for the next batch of their destination and origin.
-- One batch at a time for each destination and origin, and at most one an interval.
create table lockbox_lane (
  lane_id     text primary key,                     -- <system>/<destination>/<origin>
  holder      text,                                 -- the batch under way; null when there is none
  fence       bigint not null default 0,
  lease_until timestamptz,
  next_at     timestamptz not null                  -- when the next batch may be sent
);

-- Committed before its first byte leaves; only grows, so it shows which items went together, and when.
create table lockbox_batch (
  batch_id   text primary key,
  lane_id    text not null references lockbox_lane,
  deposit_at timestamptz not null,                  -- DepositDateTime: SAP tells batches apart by it
  items      integer not null,
  body       jsonb not null,                        -- as it is sent
  sent_at    timestamptz not null,
  ended_at   timestamptz,                           -- when we stopped waiting for it
  outcome    text check (outcome in ('DONE', 'NOT_DONE', 'REFUSED', 'UNKNOWN')), -- null while under way
  detail     text,
  unique (lane_id, deposit_at)
);

-- One item for each attempt. It is in one batch at a time, and goes into another one only when the
-- former was provably not posted.
create table lockbox_item (
  attempt_id      text primary key references posting_attempt,
  posting_id      text not null references posting,
  lane_id         text not null,
  batch_key       text not null,                    -- what the items of one batch have in common
  content         jsonb not null,                   -- what the guard let pass
  batch_id        text references lockbox_batch,    -- null while it waits
  due_at          timestamptz not null,
  tries           integer not null default 0,
  batch_items_max integer not null,                 -- halved when a batch with it was refused
  refusal_code    text,
  refusal_detail  text,
  half_posted     text,                             -- what SAP showed of an item that it posted in one ledger only
  created_at      timestamptz not null
);
create index lockbox_item_waiting on lockbox_item (lane_id, due_at) where batch_id is null and refusal_code is null;
create index lockbox_item_by_batch on lockbox_item (batch_id) where batch_id is not null;
create index lockbox_item_by_posting on lockbox_item (posting_id);

-- What the back office did by hand: who, when, why, before and after. Only grows.
create table posting_action (
  action_id  text primary key,
  posting_id text not null references posting,
  seq        bigint generated always as identity,
  action     text not null check (action in ('RETRY', 'RESOLVE')),
  done_by    text not null,                         -- the token's subject
  at         timestamptz not null,
  reason     text not null,                         -- in their own words
  before     jsonb not null,
  after      jsonb not null
);
create index posting_action_by_posting on posting_action (posting_id, seq);
create function posting_action_only_grows() returns trigger language plpgsql as
  $$ begin raise exception 'what was done by hand stays on record'; end $$;
create trigger posting_action_only_grows before update or delete on posting_action
  for each row execute function posting_action_only_grows();

-- The conservation check: when it is due, who is at it, and what the latest one found.
create table conservation_check (
  id          smallint primary key check (id = 1),
  due_at      timestamptz not null,
  lease_until timestamptz,
  checked_at  timestamptz,
  report      jsonb
);

-- What is to be announced: written with the change itself, sent afterwards, removed once sent.
create table outbox (
  id          bigint generated always as identity primary key,
  destination text not null,                        -- queue:posting.requested or topic:payment.events
  body        text not null,
  created_at  timestamptz not null
);
