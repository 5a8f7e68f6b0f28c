package io.openitem.sap.lockbox;

import io.openitem.domain.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item of a lockbox batch as SAP shows it.
 *
 * @param name its batch's key and its number, for people
 * @param companyCode CompanyCode
 * @param customer Customer
 * @param amount AmountInTransactionCurrency
 * @param fiscalYear FiscalYear of its documents
 * @param bankLedgerPosted BankLedgerIsPosted
 * @param bankLedgerDocument BankLedgerDocument
 * @param subledgerPosted SubledgerIsPostedSuccessfully
 * @param subledgerDocument SubledgerDocument
 * @param info SAP's words about it
 */
record LockboxEntry(
    String name,
    String companyCode,
    String customer,
    Money amount,
    String fiscalYear,
    boolean bankLedgerPosted,
    String bankLedgerDocument,
    boolean subledgerPosted,
    String subledgerDocument,
    String info) {

  /**
   * Reads what {@code sap-odata:} answered.
   *
   * @throws IllegalArgumentException when a row is none; then nothing is concluded from any
   */
  static List<LockboxEntry> read(@Nullable Object body) {
    List<LockboxEntry> entries = new ArrayList<>();
    for (Map<?, ?> row : AccountLine.rows(body)) {
      entries.add(
          new LockboxEntry(
              text(row, "LockboxBatchInternalKey") + "/" + text(row, "LockboxBatchItem"),
              text(row, "CompanyCode"),
              text(row, "Customer"),
              new Money(
                  new BigDecimal(text(row, "AmountInTransactionCurrency")), text(row, "Currency")),
              text(row, "FiscalYear"),
              text(row, "BankLedgerIsPosted").equals("true"),
              text(row, "BankLedgerDocument"),
              text(row, "SubledgerIsPostedSuccessfully").equals("true"),
              text(row, "SubledgerDocument"),
              text(row, "LockboxBatchItmAdditionalInfo")));
    }
    return entries;
  }

  private static String text(Map<?, ?> row, String name) {
    return AccountLine.text(row, name);
  }
}
