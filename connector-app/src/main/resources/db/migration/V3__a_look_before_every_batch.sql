-- How often people gave a posting back to the mechanism: what SAP showed before that counts no more.
alter table posting add column retries integer not null default 0;

-- For which try, and after how many of those, SAP was last looked at and showed nothing of the item.
-- An item goes into a batch only while both are as they are now.
alter table lockbox_item
  add column looked_tries   integer,
  add column looked_retries integer;
