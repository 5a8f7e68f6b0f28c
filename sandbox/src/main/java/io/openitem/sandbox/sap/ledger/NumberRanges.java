package io.openitem.sandbox.sap.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Document numbers by company code, fiscal year and number range, without gaps: a number is taken
 * by {@link #use} when its document is certain. Not thread-safe; the ledger's lock guards it.
 */
final class NumberRanges {
  private static final long INVOICES = 9_000_000_000L;
  private static final long PAYMENTS = 1_400_000_000L;
  private static final long CLEARINGS = 100_000_000L;
  private static final long OTHERS = 1_000_000_000L;

  private final Map<Range, Long> last = new ConcurrentHashMap<>();

  private record Range(String companyCode, int fiscalYear, long from) {}

  long next(String companyCode, int fiscalYear, String type) {
    Range range = new Range(companyCode, fiscalYear, from(type));
    return last.getOrDefault(range, range.from) + 1;
  }

  void use(DocumentKey key, String type) {
    last.put(new Range(key.companyCode(), key.fiscalYear(), from(type)), key.number());
  }

  private static long from(String type) {
    return switch (type) {
      case "RV" -> INVOICES;
      case "DZ", "ZP" -> PAYMENTS;
      case "AB", "DA" -> CLEARINGS;
      default -> OTHERS;
    };
  }
}
