package io.openitem.sap.contract;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.PostingTask;
import io.openitem.sap.SapConnection;
import io.openitem.sap.SapSystem;
import io.openitem.sap.odata.ODataCall;
import io.openitem.sap.odata.SapODataClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What SAP's open-item cube shows, read beside the routes under test. */
final class Cube implements AutoCloseable {

  private final SapConnection connection;
  private final SapODataClient client;

  Cube(SapSystem system) {
    connection = new SapConnection("beside", system, Clock.systemUTC());
    client = new SapODataClient(connection);
  }

  /** The documents that carry a task's reference and credit the customer. */
  List<DocumentNumber> documents(PostingTask task) {
    return lines(task).stream()
        .filter(line -> "D".equals(line.get("FinancialAccountType")))
        .map(Cube::document)
        .distinct()
        .toList();
  }

  /**
   * What the documents that carry the tasks' references leave on each account, {@code account
   * amount currency}. An account that money only passed through is left out.
   */
  List<String> postedLines(List<PostingTask> tasks) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (PostingTask task : tasks) {
      for (Map<?, ?> line : lines(task)) {
        sums.merge(
            account(line) + " %s " + line.get("TransactionCurrency"),
            new BigDecimal(String.valueOf(line.get("AmountInTransactionCurrency"))),
            BigDecimal::add);
      }
    }
    return sums.entrySet().stream()
        .filter(account -> account.getValue().signum() != 0)
        .map(
            account ->
                account.getKey().formatted(account.getValue().stripTrailingZeros().toPlainString()))
        .toList();
  }

  /** What cleared an item. */
  Optional<DocumentNumber> clearedBy(InvoiceId item) {
    List<Map<?, ?>> found =
        read(
            "CompanyCode eq '%s' and FiscalYear eq '%s' and AccountingDocument eq '%s' and AccountingDocumentItem eq '%s'"
                .formatted(
                    item.document().companyCode(),
                    item.document().fiscalYear(),
                    item.document().number(),
                    item.item()));
    return found.stream()
        .filter(line -> Boolean.TRUE.equals(line.get("IsCleared")))
        .map(
            line ->
                new DocumentNumber(
                    item.document().companyCode(),
                    String.valueOf(line.get("ClearingDocFiscalYear")),
                    String.valueOf(line.get("ClearingAccountingDocument"))))
        .findFirst();
  }

  private List<Map<?, ?>> lines(PostingTask task) {
    return read(
        "CompanyCode eq '%s' and DocumentReferenceID eq '%s'"
            .formatted(task.account().companyCode(), task.reference()));
  }

  @SuppressWarnings("unchecked") // A list of Maps is what ODataOutput.MAP gives.
  private List<Map<?, ?>> read(String filter) {
    ODataCall call =
        ODataCall.read(
            "API_OPLACCTGDOCITEMCUBE_SRV",
            "A_OperationalAcctgDocItemCube",
            Map.of("$filter", filter));
    return (List<Map<?, ?>>) client.call(call).body().orElse(List.of());
  }

  private static String account(Map<?, ?> line) {
    Object customer = line.get("Customer");
    return String.valueOf(
        customer == null || customer.toString().isEmpty() ? line.get("GLAccount") : customer);
  }

  private static DocumentNumber document(Map<?, ?> line) {
    return new DocumentNumber(
        new CompanyCode(String.valueOf(line.get("CompanyCode"))),
        String.valueOf(line.get("FiscalYear")),
        String.valueOf(line.get("AccountingDocument")));
  }

  @Override
  public void close() {
    connection.close();
  }
}
