package io.openitem.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that is measured.
 *
 * @param operation the id of the operation
 * @param path with its query, below {@code /api/v1}
 */
record ReadCall(String operation, String path) {

  private static final List<String> INVOICES =
      List.of(
          "",
          "sort=-dueDate",
          "sort=postingDate",
          "sort=-postingDate",
          "sort=amount&currency=USD",
          "sort=-amount&currency=USD",
          "account=%1$s",
          "companyCode=%2$s",
          "number=9000000004",
          "dueFrom=%4$s",
          "dueTo=%5$s",
          "overdue=true",
          "overdue=false",
          "amountFrom=9990.00&currency=USD",
          "amountTo=3.00&currency=USD",
          "currency=USD",
          "currency=JPY",
          "purchaseOrder=PO-5");

  private static final List<String> PAYMENTS =
      List.of(
          "",
          "sort=createdAt",
          "sort=total&currency=USD",
          "sort=-total&currency=USD",
          "account=%1$s",
          "companyCode=%2$s",
          "invoiceId=%2$s-2026-9000000004-001",
          "status=DECLINED",
          "status=POSTED&status=CLEARED",
          "amountFrom=9990.00&currency=USD",
          "amountTo=3.00&currency=USD",
          "currency=JPY",
          "methodId=pm_bench_7",
          "createdFrom=%4$s",
          "createdTo=%5$s",
          "purchaseOrder=PO-5",
          "documentNumber=1400000004");

  private static final List<String> STATEMENTS =
      List.of(
          "",
          "from=%6$s",
          "from=%6$s&currency=USD",
          "from=%6$s&to=%5$s",
          "from=%4$s&to=%3$s",
          "from=%6$s&state=open",
          "from=%6$s&state=cleared",
          "from=%6$s&documentType=DZ",
          "from=%6$s&reference=0000000004",
          "from=%6$s&amountFrom=9990.00&currency=USD",
          "from=%6$s&amountTo=-9990.00&currency=USD",
          "from=%6$s&currency=JPY");

  /**
   * Every filter and every sort of each operation.
   *
   * @param account the one with half of the items
   * @param today the last day of any item
   */
  static List<ReadCall> all(String account, LocalDate today) {
    List<ReadCall> calls = new ArrayList<>();
    Object[] values = {
      account,
      account.substring(0, account.indexOf('-')),
      today,
      today.minusDays(30),
      today.minusDays(200),
      today.minusDays(365)
    };
    add(calls, "listInvoices", "/invoices", INVOICES, values);
    add(calls, "listPayments", "/payments", PAYMENTS, values);
    add(calls, "getStatement", "/accounts/" + account + "/statement", STATEMENTS, values);
    return calls;
  }

  private static void add(
      List<ReadCall> calls, String operation, String path, List<String> queries, Object[] values) {
    for (String query : queries) {
      String filled = query.formatted(values);
      calls.add(new ReadCall(operation, path + (filled.isEmpty() ? "" : "?" + filled)));
    }
  }
}
