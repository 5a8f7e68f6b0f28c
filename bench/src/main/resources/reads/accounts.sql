insert into account (account_id, sap_system, company_code, customer, name, posting_blocked,
  synced_at)
select account_id, 's4', split_part(account_id, '-', 1), split_part(account_id, '-', 2), 'Customer',
  false, now()
from unnest(current_setting('bench.accounts')::text[]) as caller (account_id)
on conflict (account_id) do nothing
