package io.openitem.sap.journalentry;

import io.openitem.sap.document.LogItem;
import java.util.List;

/**
 * What SAP answers to a posting.
 *
 * @param fault a SOAP fault's text; empty text when there is none
 * @param entries one for each journal entry of the request
 */
record Confirmation(String fault, List<Entry> entries) {

  Confirmation {
    entries = List.copyOf(entries);
  }

  /**
   * What became of one journal entry.
   *
   * @param referenceId our message's id, as SAP repeats it; empty text when it does not
   * @param document AccountingDocument; blank when nothing was posted
   * @param companyCode CompanyCode
   * @param fiscalYear FiscalYear; 0000 when nothing was posted
   * @param log what SAP says about it
   */
  record Entry(
      String referenceId,
      String document,
      String companyCode,
      String fiscalYear,
      List<LogItem> log) {

    Entry {
      log = List.copyOf(log);
    }
  }
}
