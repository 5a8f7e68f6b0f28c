-- Pages of processors on which payers give a number that never comes here. The page's address is not
-- kept: whoever has it could add a method, and the processor answers the same request with it again.
create table payment_method_setup (
  setup_id           text primary key,              -- the idempotency key at the processor
  organisation       text not null,
  processor          text not null,
  processor_customer text,                          -- null until the processor has named it
  type               text not null,
  return_url         text not null,
  created_by         text not null,                 -- the token's subject
  idempotency_key    text,                          -- of the request here, where there was one
  created_at         timestamptz not null,
  expires_at         timestamptz not null,
  ended_at           timestamptz                    -- when a new method was seen after it
);
create unique index one_setup_a_key on payment_method_setup (organisation, idempotency_key)
  where idempotency_key is not null;
create index setup_by_organisation on payment_method_setup (organisation, expires_at);

-- The method that an organisation has chosen here. Without one, the processor's default counts.
create table payment_method_default (
  organisation text primary key,
  method_id    text not null references payment_method,
  chosen_by    text not null,                       -- the token's subject
  chosen_at    timestamptz not null
);

-- A method is not taken away under a payment.
create index payment_under_way_by_method on payment (method_id)
  where status in ('PROCESSING', 'ACTION_REQUIRED');

-- The home's figures.
create index payment_in_progress on payment (account_id)
  where status in ('PROCESSING', 'ACTION_REQUIRED', 'CAPTURED');
