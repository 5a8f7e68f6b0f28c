insert into payment_item (payment_id, invoice_id, position, amount, reserved)
select 'pay_' || lpad(n::text, 26, '0'),
  split_part(accounts[case when n / 4 % 2 = 0 then 1 else n / 8 % cardinality(accounts) + 1 end],
    '-', 1) || '-2026-' || (9000000000 + n) || '-001', 1, 1, false
from generate_series(current_setting('bench.from')::bigint,
    current_setting('bench.to')::bigint - 1) n,
  (select current_setting('bench.accounts')::text[] as accounts) caller
