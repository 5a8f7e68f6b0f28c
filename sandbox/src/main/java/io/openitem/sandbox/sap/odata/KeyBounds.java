package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.ledger.DocumentKey;
import java.util.Comparator;
import java.util.Map;

/** Between which documents the rows of a filter lie. */
final class KeyBounds {
  private static final DocumentKey FIRST = new DocumentKey("", 0, 0);
  private static final String LAST_CODE = "\uffff";

  private KeyBounds() {}

  static DocumentKey lowest(Access access) {
    return access.alternatives().stream()
        .map(KeyBounds::lowest)
        .min(Comparator.naturalOrder())
        .orElse(FIRST);
  }

  static DocumentKey highest(Access access) {
    return access.alternatives().stream()
        .map(KeyBounds::highest)
        .max(Comparator.naturalOrder())
        .orElse(last(LAST_CODE));
  }

  private static DocumentKey lowest(Access.Alternative alternative) {
    Map<String, String> equal = alternative.equal();
    Map<String, String> from = alternative.from();
    String code = equal.get("CompanyCode");
    if (code == null) {
      return new DocumentKey(from.getOrDefault("CompanyCode", ""), 0, 0);
    }
    String year = equal.get("FiscalYear");
    if (year == null) {
      return new DocumentKey(code, (int) number(from.getOrDefault("FiscalYear", "0")), 0);
    }
    String least = from.getOrDefault("AccountingDocument", "0");
    String document = equal.getOrDefault("AccountingDocument", least);
    return new DocumentKey(code, (int) number(year), number(document));
  }

  private static DocumentKey highest(Access.Alternative alternative) {
    Map<String, String> equal = alternative.equal();
    Map<String, String> to = alternative.to();
    String code = equal.get("CompanyCode");
    if (code == null) {
      return last(to.getOrDefault("CompanyCode", LAST_CODE));
    }
    String year = equal.getOrDefault("FiscalYear", to.getOrDefault("FiscalYear", ""));
    if (year.isEmpty()) {
      return last(code);
    }
    String most = equal.containsKey("FiscalYear") ? to.getOrDefault("AccountingDocument", "") : "";
    String document = equal.getOrDefault("AccountingDocument", most);
    return new DocumentKey(
        code, (int) number(year), document.isEmpty() ? Long.MAX_VALUE : number(document));
  }

  private static DocumentKey last(String code) {
    return new DocumentKey(code, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  /** A number; one more if the value itself does not count, and 0 for what is none. */
  private static long number(String text) {
    boolean beyond = text.endsWith(Access.BEYOND);
    String digits = beyond ? text.substring(0, text.length() - 1) : text;
    if (!digits.matches("\\d{1,18}")) {
      return 0;
    }
    return Long.parseLong(digits) + (beyond ? 1 : 0);
  }
}
