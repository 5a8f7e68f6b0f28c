package io.openitem.sync;

import io.openitem.domain.InvoiceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The questions put to API_OPLACCTGDOCITEMCUBE_SRV, as OData V2 {@code $filter}s. Pure text: what
 * they find is decided by SAP.
 */
final class CubeQuery {

  /** The key, in the order that pages follow. */
  static final String ORDER_BY = "CompanyCode,FiscalYear,AccountingDocument,AccountingDocumentItem";

  /** All that the mapping needs, and no more: a row has 270 fields. */
  static final String SELECT =
      String.join(
          ",",
          "CompanyCode",
          "FiscalYear",
          "AccountingDocument",
          "AccountingDocumentItem",
          "Customer",
          "AmountInTransactionCurrency",
          "TransactionCurrency",
          "AccountingDocumentType",
          "DocumentDate",
          "PostingDate",
          "NetDueDate",
          "DocumentReferenceID",
          "AssignmentReference",
          "PaymentReference",
          "BillingDocument",
          "SpecialGLCode",
          "PaymentBlockingReason",
          "IsUsedInPaymentTransaction",
          "HasPaymentOrder",
          "IsCleared",
          "ClearingAccountingDocument",
          "ClearingDocFiscalYear",
          "ClearingDate",
          "PostingKey",
          "IsReversal",
          "IsReversed");

  private static final String CUSTOMER_LINES = "FinancialAccountType eq 'D'";

  private static final int DOCUMENTS_PER_GROUP_MAX = 50;

  private CubeQuery() {}

  /**
   * Everything in a company code that is open, or was cleared on this day or later, after a key.
   * With it every balance from that day on is known: what was cleared before is open on none.
   */
  static String open(SyncCursor cursor, LocalDate clearedFrom) {
    String open = "(IsCleared eq false or ClearingDate ge datetime'" + clearedFrom + "T00:00:00')";
    return and(CUSTOMER_LINES, company(cursor), open, after(cursor));
  }

  /**
   * Everything in a company code that may have changed since, open or cleared, after a key. SAP
   * tells changes by day only, in the company code's own days.
   */
  static String changed(SyncCursor cursor, Instant since, ZoneId zone, int overlapDays) {
    LocalDate day = LocalDate.ofInstant(since, zone).minusDays(overlapDays);
    String from = " ge datetime'" + day + "T00:00:00'";
    String changed =
        "(LastChangeDate%1$s or AccountingDocumentCreationDate%1$s or ClearingCreationDate%1$s)"
            .formatted(from);
    return and(CUSTOMER_LINES, company(cursor), changed, after(cursor));
  }

  /**
   * These items and no others. Keys that share company code, year and line number share that part
   * of the filter, because an address is short: SAP and proxies take about 8,000 characters.
   *
   * @param filterCharsMax about the longest filter; a longer question is put as several
   */
  static List<String> items(List<InvoiceId> ids, int filterCharsMax) {
    Map<String, List<String>> groups = new TreeMap<>();
    for (InvoiceId id : ids) {
      String group =
          and(
              "CompanyCode eq " + literal(id.companyCode().toString()),
              "FiscalYear eq " + literal(id.document().fiscalYear()),
              "AccountingDocumentItem eq " + literal(id.item()));
      String document = "AccountingDocument eq " + literal(id.document().number());
      groups.computeIfAbsent(group, any -> new ArrayList<>()).add(document);
    }
    List<String> filters = new ArrayList<>();
    StringBuilder filter = new StringBuilder();
    groups.forEach(
        (group, documents) -> {
          for (List<String> some : chunks(documents)) {
            String part = "(" + group + " and (" + String.join(" or ", some) + "))";
            if (filter.length() > 0 && filter.length() + part.length() > filterCharsMax) {
              filters.add(and(CUSTOMER_LINES, "(" + filter + ")"));
              filter.setLength(0);
            }
            filter.append(filter.length() == 0 ? "" : " or ").append(part);
          }
        });
    if (filter.length() > 0) {
      filters.add(and(CUSTOMER_LINES, "(" + filter + ")"));
    }
    return filters;
  }

  private static List<List<String>> chunks(List<String> documents) {
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < documents.size(); from += DOCUMENTS_PER_GROUP_MAX) {
      int to = Math.min(documents.size(), from + DOCUMENTS_PER_GROUP_MAX);
      chunks.add(documents.subList(from, to));
    }
    return chunks;
  }

  private static String company(SyncCursor cursor) {
    return "CompanyCode eq " + literal(cursor.scope());
  }

  /** Behind a key of year, document and line; nothing at the scope's begin. */
  private static String after(SyncCursor cursor) {
    if (cursor.after().isEmpty()) {
      return "";
    }
    String year = literal(cursor.after().get(0));
    String document = literal(cursor.after().get(1));
    String item = literal(cursor.after().get(2));
    return ("(FiscalYear gt %1$s or (FiscalYear eq %1$s and (AccountingDocument gt %2$s"
            + " or (AccountingDocument eq %2$s and AccountingDocumentItem gt %3$s))))")
        .formatted(year, document, item);
  }

  private static String and(String... conditions) {
    return List.of(conditions).stream()
        .filter(condition -> !condition.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  /** A text literal of OData: a quote within is written twice. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
