-- The customer's purchase order stands on the billing document only, so it is read beside the open items.
alter table open_item add column purchase_order_due timestamptz;   -- when the billing document is asked for it; null when there is nothing to ask
create function purchase_order_is_due() returns trigger language plpgsql as
  $$ begin
    new.purchase_order := null;
    new.purchase_order_due := case when new.billing_document is not null then new.updated_at end;
    return new;
  end $$;
create trigger purchase_order_of_a_new_item before insert on open_item
  for each row when (new.billing_document is not null and new.purchase_order is null)
  execute function purchase_order_is_due();
create trigger purchase_order_of_another_document before update of billing_document on open_item
  for each row when (new.billing_document is distinct from old.billing_document)
  execute function purchase_order_is_due();
update open_item set purchase_order_due = now() where billing_document is not null;
create index open_item_purchase_order_due on open_item (purchase_order_due) where purchase_order_due is not null;

-- What lists are filtered by.
create index open_item_by_billing_document on open_item (billing_document, account_id) where billing_document is not null;
create index open_item_by_purchase_order on open_item (purchase_order, account_id) where purchase_order is not null;

-- Billing documents as PDF, as SAP made them: a copy that is bounded in size and age.
create table billing_pdf (
  sap_system       text not null,
  billing_document text not null,
  content          bytea not null,
  bytes            integer not null,
  etag             text not null,                    -- of the content
  read_at          timestamptz not null,             -- from SAP
  primary key (sap_system, billing_document)
);
create index billing_pdf_by_age on billing_pdf (read_at);
-- A PDF is compressed already.
alter table billing_pdf alter column content set storage external;

-- A day's captures, for the reconciliation.
create index payment_by_capture on payment (company_code, captured_at) where captured_at is not null;
