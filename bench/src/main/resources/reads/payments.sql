insert into payment (payment_id, organisation, account_id, company_code, created_by, method_id,
  processor, currency, amount, surcharge, total, status, created_at, deadline_at, updated_at,
  document_number, document_fiscal_year)
select 'pay_' || lpad(n::text, 26, '0'), current_setting('bench.organisation'), account_id,
  split_part(account_id, '-', 1), 'bench', 'pm_bench_' || n % 50, 'stripe', 'USD', amount, 0,
  amount, case n % 1000 when 0 then 'DECLINED' else 'CLEARED' end, at, at, at,
  (1400000000 + n)::text, '2026'
from (
  select n, accounts[case when n / 4 % 2 = 0 then 1 else n / 8 % cardinality(accounts) + 1 end]
      as account_id,
    (n * 7907 % 1000000 + 100)::numeric / 100 as amount,
    now() - make_interval(mins => (n * 7919 % 525600)::integer) as at
  from generate_series(current_setting('bench.from')::bigint,
      current_setting('bench.to')::bigint - 1) n,
    (select current_setting('bench.accounts')::text[] as accounts) caller) drawn
