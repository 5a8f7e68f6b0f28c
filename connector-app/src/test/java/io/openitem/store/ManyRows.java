package io.openitem.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills a database with many items and payments of 20 accounts, and tells the planner so. */
final class ManyRows {

  private static final String ACCOUNTS =
      """
      insert into account (account_id, sap_system, company_code, customer, name, posting_blocked,
        synced_at)
      select '1710-' || lpad(n::text, 10, '0'), 's4', '1710', lpad(n::text, 10, '0'), 'Customer',
        false, now()
      from generate_series(0, 99) n""";

  /** Of four items two are open, and one is cleared by the next, which is its payment. */
  private static final String ITEMS =
      """
      insert into open_item (invoice_id, account_id, company_code, fiscal_year,
        accounting_document, item, document_type, document_date, posting_date, net_due_date,
        amount, currency, reference, billing_document, purchase_order, in_payment_run, cleared,
        clearing_document, clearing_fiscal_year, clearing_date, posting_key, seen_by_sync,
        updated_at)
      select '1710-2026-' || document || '-001',
        '1710-' || lpad((n / 4 % 20)::text, 10, '0'), '1710', '2026', document, '001',
        case n % 4 when 3 then 'DZ' else 'RV' end, posted, posted, posted + 30,
        case n % 4 when 3 then -amount else amount end, 'USD', lpad(n::text, 10, '0'),
        'B' || lpad(n::text, 9, '0'), 'PO-' || n % 5000, false, n % 4 > 1,
        case when n % 4 > 1 then lpad((n / 4)::text, 10, '0') end,
        case when n % 4 > 1 then '2026' end, case when n % 4 > 1 then paid end,
        case n % 4 when 3 then '15' else '01' end, 'run', now()
      from (
        select n, (9000000000 + n)::text as document,
          case n % 4 when 3 then paid else invoiced end as posted, paid, amount
        from (
          select n, date '2026-11-25' - (n / 4 * 7919 % 365 + 60) as invoiced,
            date '2026-11-25' - (n / 4 * 7919 % 365 + n / 4 % 60) as paid,
            (n / 4 * 7907 % 1000000 + 100)::numeric / 100 as amount
          from generate_series(0, :items - 1) n) drawn) made""";

  private static final String METHODS =
      """
      insert into payment_method (method_id, organisation, processor, processor_method,
        processor_customer, type, brand, last_four, funding, is_default, seen_at)
      select 'pm_' || n, 'org-0', 'stripe', 'pm_' || n, 'cus_1', 'CARD', 'visa', '4242', 'CREDIT',
        false, now()
      from generate_series(0, 49) n""";

  private static final String PAYMENTS =
      """
      insert into payment (payment_id, organisation, account_id, company_code, created_by,
        method_id, processor, currency, amount, surcharge, total, status, created_at, deadline_at,
        updated_at, document_number, document_fiscal_year)
      select 'pay_' || lpad(n::text, 26, '0'), 'org-0',
        '1710-' || lpad((n % 20)::text, 10, '0'), '1710', 'alice', 'pm_' || n % 50, 'stripe',
        'USD', amount, 0, amount, case n % 100 when 0 then 'DECLINED' else 'CLEARED' end, at, at,
        at, (1400000000 + n)::text, '2026'
      from (
        select n, (n * 7907 % 1000000 + 100)::numeric / 100 as amount,
          timestamptz '2026-11-25' - make_interval(mins => n * 20) as at
        from generate_series(0, :items - 1) n) drawn""";

  private static final String PAID =
      """
      insert into payment_item (payment_id, invoice_id, position, amount, reserved)
      select payment_id, '1710-2026-' || (9000000000 + row_number() over ()) || '-001', 1, amount,
        false
      from payment""";

  private static final String REFUNDS =
      """
      insert into payment_reversal (reversal_id, payment_id, kind, processor, currency, amount,
        surcharge, state, created_at, updated_at)
      select 'rev_' || payment_id, payment_id, 'REFUND', 'stripe', currency, amount, 0, 'DONE',
        created_at, created_at
      from payment""";

  private ManyRows() {}

  static void fill(JdbcClient jdbc, int items) {
    jdbc.sql(ACCOUNTS).update();
    jdbc.sql(ITEMS).param("items", items).update();
    jdbc.sql(METHODS).update();
    jdbc.sql(PAYMENTS).param("items", items).update();
    jdbc.sql(PAID).update();
    jdbc.sql(REFUNDS).update();
    jdbc.sql("vacuum analyze").update();
  }
}
