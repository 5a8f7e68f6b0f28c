insert into payment_method (method_id, organisation, processor, processor_method,
  processor_customer, type, brand, last_four, funding, is_default, seen_at)
select 'pm_bench_' || n, current_setting('bench.organisation'), 'stripe', 'pm_bench_' || n,
  'cus_bench', 'CARD', 'visa', '4242', 'CREDIT', false, now()
from generate_series(0, 49) n
