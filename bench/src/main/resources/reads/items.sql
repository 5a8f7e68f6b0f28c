-- Of four items two are open, and one is cleared by the next, which is its payment. Of eight, four
-- are the first account's.
insert into open_item (invoice_id, account_id, company_code, fiscal_year, accounting_document,
  item, document_type, document_date, posting_date, net_due_date, amount, currency, reference,
  billing_document, purchase_order, in_payment_run, cleared, clearing_document,
  clearing_fiscal_year, clearing_date, posting_key, seen_by_sync, updated_at)
select split_part(account_id, '-', 1) || '-2026-' || document || '-001', account_id,
  split_part(account_id, '-', 1), '2026', document, '001', case n % 4 when 3 then 'DZ' else 'RV' end,
  posted, posted, posted + 30, case n % 4 when 3 then -amount else amount end, 'USD',
  lpad(n::text, 10, '0'), 'B' || lpad(n::text, 9, '0'), 'PO-' || n, false, n % 4 > 1,
  case when n % 4 > 1 then lpad((n / 4)::text, 10, '0') end, case when n % 4 > 1 then '2026' end,
  case when n % 4 > 1 then paid end, case n % 4 when 3 then '15' else '01' end, 'syn_bench', now()
from (
  select n, account_id, (9000000000 + n)::text as document,
    case n % 4 when 3 then paid else invoiced end as posted, paid, amount
  from (
    select n, accounts[case when n / 4 % 2 = 0 then 1 else n / 8 % cardinality(accounts) + 1 end]
        as account_id,
      current_date - (n / 4 * 7919 % 305 + 60)::integer as invoiced,
      current_date - (n / 4 * 7919 % 305 + n / 4 % 60)::integer as paid,
      (n / 4 * 7907 % 1000000 + 100)::numeric / 100 as amount
    from generate_series(current_setting('bench.from')::bigint,
        current_setting('bench.to')::bigint - 1) n,
      (select current_setting('bench.accounts')::text[] as accounts) caller) drawn) made
