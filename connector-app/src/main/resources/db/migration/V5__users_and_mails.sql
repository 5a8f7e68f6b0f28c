-- Users of the portal. A user belongs to one organisation: the customer that registered, or one that
-- customizing/organisations.yaml puts together of several customers.
create table portal_user (
  user_id       text primary key,
  email         text not null,                      -- as it is written to
  email_key     text not null unique,               -- in lower case: what users are told apart by
  first_name    text not null,
  last_name     text not null,
  language      text not null,                      -- of mails
  organisation  text not null,
  sap_system    text not null,
  customer      text not null,                      -- SAP's number, with its leading zeros
  state         text not null check (state in ('INVITED', 'ACTIVE')),
  admin         boolean not null default false,
  password_hash text,                               -- Argon2id with its parameters and salt
  mail_received boolean not null default true,
  mail_posted   boolean not null default true,
  mail_failed   boolean not null default true,
  invited_by    text,                               -- null for who registered
  created_at    timestamptz not null,
  activated_at  timestamptz,
  check ((state = 'ACTIVE') = (password_hash is not null))
);
create index portal_user_by_organisation on portal_user (organisation, user_id);
create index portal_user_invited on portal_user (created_at) where state = 'INVITED';

-- Whoever holds the session's id is the user; here is only its SHA-256.
create table portal_session (
  session_hash bytea primary key,
  user_id      text not null references portal_user on delete cascade,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,                -- to the minute or so
  ends_at      timestamptz not null
);
create index portal_session_by_user on portal_session (user_id, created_at);
create index portal_session_ends on portal_session (ends_at);

-- What the link of a mail opens, once; here is only its SHA-256.
create table portal_token (
  token_hash bytea primary key,
  user_id    text not null references portal_user on delete cascade,
  purpose    text not null check (purpose in ('ACTIVATION', 'RESET')),
  expires_at timestamptz not null
);
create index portal_token_by_user on portal_token (user_id);
create index portal_token_expires on portal_token (expires_at);

-- Attempts of late, by account, address or customer, to hold back who tries too often. A bucket is the
-- SHA-256 of what it counts, and holds as many rows as its limit allows; older rows are tidied away.
create table portal_attempt (
  bucket bytea not null,
  seq    bigint generated always as identity,
  at     timestamptz not null,
  primary key (bucket, seq)
);
create index portal_attempt_by_time on portal_attempt (at);

-- Registrations that SAP has not been asked about; a row is gone once it is decided.
create table registration (
  registration_id text primary key,
  email           text not null,
  first_name      text not null,
  last_name       text not null,
  language        text not null,
  customer        text not null,
  invoice         text not null,
  created_at      timestamptz not null,
  due_at          timestamptz not null,
  tries           integer not null default 0
);
create index registration_due on registration (due_at);

-- Mails: written with the change that they tell of, sent afterwards. Nothing that opens anything is kept
-- here: the link of a mail is made when it is sent.
create table mail (
  mail_id    text primary key,
  kind       text not null check (kind in ('ACTIVATION', 'ALREADY_REGISTERED', 'INVITATION', 'PASSWORD_RESET',
                                           'PASSWORD_CHANGED', 'PAYMENT_RECEIVED', 'PAYMENT_POSTED', 'PAYMENT_FAILED')),
  user_id    text references portal_user on delete cascade,
  email_key  text,                                  -- of a reset that was asked for; perhaps nobody's
  payment_id text references payment,
  event_id   text unique,                           -- of the payment's history: one mail for each
  state      text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'FAILED')),
  created_at timestamptz not null,
  due_at     timestamptz,                           -- null once sent or given up
  tries      integer not null default 0,
  ended_at   timestamptz,
  check ((user_id is null) <> (email_key is null)),
  check ((due_at is null) = (state <> 'WAITING'))
);
create index mail_due on mail (due_at) where due_at is not null;
create index mail_ended on mail (ended_at) where ended_at is not null;
create index mail_by_user on mail (user_id);

-- The user who pays is told, in the transaction of the event itself: an event has its mail, or no mail was
-- wanted. Payments of callers with a token have no portal user, and no mail.
create function mail_about_payment() returns trigger language plpgsql as
  $$ begin
    insert into mail (mail_id, kind, user_id, payment_id, event_id, created_at, due_at)
    select 'mai_' || substr(new.event_id, 5), wanted.kind, u.user_id, p.payment_id, new.event_id, new.at, new.at
    from payment p
    join portal_user u on u.user_id = p.created_by and u.state = 'ACTIVE'
    cross join lateral (values
      ('PAYMENT_RECEIVED', new.type = 'payment.captured' and u.mail_received),
      ('PAYMENT_POSTED', new.type = 'payment.posted' and u.mail_posted),
      ('PAYMENT_FAILED', new.type in ('payment.declined', 'payment.returned') and u.mail_failed))
      as wanted (kind, yes)
    where p.payment_id = new.payment_id and wanted.yes;
    return null;
  end $$;
create trigger mail_about_payment after insert on payment_event for each row
  when (new.type in ('payment.captured', 'payment.posted', 'payment.declined', 'payment.returned'))
  execute function mail_about_payment();

-- An organisation's accounts: those of its customers, and of their branches.
create index account_by_customer on account (sap_system, customer);
create index account_by_head_office on account (sap_system, head_office) where head_office is not null;
