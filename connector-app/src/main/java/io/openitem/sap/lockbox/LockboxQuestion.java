package io.openitem.sap.lockbox;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PostingTask;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What SAP is asked about a payment: query options. Every value in them has been checked to be
 * letters and digits by its own type.
 */
final class LockboxQuestion {

  /** Enough to see that a reference was sent more than once. */
  private static final String ITEMS_OF_A_REFERENCE_MAX = "5";

  private LockboxQuestion() {}

  /** The items that carry our reference, in whatever batch. */
  static Map<String, String> items(PostingTask task) {
    return Map.of(
        "$filter",
        "CompanyCode eq '%s' and DocumentReferenceID eq '%s'"
            .formatted(task.account().companyCode(), task.reference()),
        "$top",
        ITEMS_OF_A_REFERENCE_MAX);
  }

  /** Any item of the company code: that SAP shows our user lockbox items at all. */
  static Map<String, String> witness(PostingTask task) {
    return Map.of(
        "$filter", "CompanyCode eq '%s'".formatted(task.account().companyCode()), "$top", "1");
  }

  /** The customer's lines of what carries our reference, and of the paid documents. */
  static Map<String, String> account(PostingTask task) {
    Map<String, Set<String>> numbers = new TreeMap<>();
    task.items()
        .forEach(
            item -> {
              DocumentNumber document = item.invoice().document();
              numbers
                  .computeIfAbsent(document.fiscalYear(), year -> new TreeSet<>())
                  .add("AccountingDocument eq '%s'".formatted(document.number()));
            });
    String documents =
        numbers.entrySet().stream()
            .map(
                year ->
                    "(FiscalYear eq '%s' and (%s))"
                        .formatted(year.getKey(), String.join(" or ", year.getValue())))
            .collect(Collectors.joining(" or "));
    return Map.of(
        "$select",
        AccountLine.SELECT,
        "$filter",
        "CompanyCode eq '%s' and Customer eq '%s' and FinancialAccountType eq 'D'"
                .formatted(task.account().companyCode(), task.account().customer())
            + " and (DocumentReferenceID eq '%s' or %s)".formatted(task.reference(), documents));
  }
}
