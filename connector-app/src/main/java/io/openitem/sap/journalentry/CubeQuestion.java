package io.openitem.sap.journalentry;

import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.PostingTask;
import io.openitem.domain.SapBooksQuestion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What SAP's open-item cube is asked: query options for {@code
 * API_OPLACCTGDOCITEMCUBE_SRV/A_OperationalAcctgDocItemCube}. Every value in them has been checked
 * to be letters and digits by its own type.
 */
final class CubeQuestion {

  /** Enough to see that a reference was posted more than once. */
  static final int LINES_OF_A_REFERENCE_MAX = 50;

  private CubeQuestion() {}

  /**
   * The customer's lines of the document that carries our reference, and those of a paid item as a
   * witness: where SAP does not show even that, it shows our user nothing of this customer. A
   * payment without items has its witness by {@link #witness}.
   */
  static Map<String, String> payment(PostingTask task) {
    return byReference(
        task, task.items().stream().findFirst().map(item -> item.invoice().document()));
  }

  /**
   * The customer's lines of the document that carries our reference, and those of the payment's own
   * document as a witness.
   */
  static Map<String, String> reversal(PostingTask task, DocumentNumber payment) {
    return byReference(task, Optional.of(payment));
  }

  private static Map<String, String> byReference(
      PostingTask task, Optional<DocumentNumber> witness) {
    String beside = witness.map(shown -> " or (%s)".formatted(document(shown))).orElse("");
    return Map.of(
        "$select",
        CubeRow.SELECT,
        "$top",
        Integer.toString(LINES_OF_A_REFERENCE_MAX),
        "$filter",
        "%s and (DocumentReferenceID eq '%s'%s)"
            .formatted(customersLines(task), task.reference(), beside));
  }

  /** Any line of the customer's account: that SAP shows our user the account at all. */
  static Map<String, String> witness(PostingTask task) {
    return Map.of("$select", CubeRow.SELECT, "$top", "1", "$filter", customersLines(task));
  }

  /**
   * All lines of the document that carries our reference: a surcharge stands on no customer. It has
   * its witness by {@link #glWitness}.
   */
  static Map<String, String> surcharge(PostingTask task) {
    return Map.of(
        "$select",
        CubeRow.SELECT,
        "$top",
        Integer.toString(LINES_OF_A_REFERENCE_MAX),
        "$filter",
        "CompanyCode eq '%s' and DocumentReferenceID eq '%s'"
            .formatted(task.account().companyCode(), task.reference()));
  }

  /**
   * Any line on one of the G/L accounts that a document without a customer posts to: whoever is
   * shown it is shown that document's line there, too.
   */
  static Map<String, String> glWitness(PostingTask task) {
    String accounts =
        task.lines().stream()
            .flatMap(line -> line.glAccount().stream())
            .flatMap(account -> Stream.of(account, GlAccount.padded(account)))
            .distinct()
            .map(account -> "GLAccount eq '%s'".formatted(account))
            .collect(Collectors.joining(" or "));
    return Map.of(
        "$select",
        CubeRow.SELECT,
        "$top",
        "1",
        "$filter",
        "CompanyCode eq '%s' and (%s)".formatted(task.account().companyCode(), accounts));
  }

  /** The paid items and the customer's lines of the payment's own document. */
  static Map<String, String> clearing(PostingTask task, DocumentNumber payment) {
    // By documents, not lines, each named once: an address has room for some 8,000 characters, and
    // a payment may pay a hundred items. Lines of these documents that are not asked for do no
    // harm.
    Map<String, Set<String>> numbers = new TreeMap<>();
    Stream.concat(task.items().stream().map(item -> item.invoice().document()), Stream.of(payment))
        .forEach(
            document ->
                numbers
                    .computeIfAbsent(document.fiscalYear(), year -> new TreeSet<>())
                    .add("AccountingDocument eq '%s'".formatted(document.number())));
    String documents =
        numbers.entrySet().stream()
            .map(
                year ->
                    "(FiscalYear eq '%s' and (%s))"
                        .formatted(year.getKey(), String.join(" or ", year.getValue())))
            .collect(Collectors.joining(" or "));
    return Map.of(
        "$select",
        CubeRow.SELECT,
        "$filter",
        "%s and (%s)".formatted(customersLines(task), documents));
  }

  /** All lines of the document that is named, and of whatever else carries our reference. */
  static Map<String, String> document(DocumentCheck check) {
    PostingTask task = check.task();
    return Map.of(
        "$select",
        DocumentLine.SELECT,
        "$filter",
        "CompanyCode eq '%s' and ((%s) or DocumentReferenceID eq '%s')"
            .formatted(task.account().companyCode(), document(check.document()), task.reference()));
  }

  /**
   * The customers' lines of documents, or all of surcharges', by the references or the numbers that
   * are asked for.
   */
  static Map<String, String> books(SapBooksQuestion question) {
    String wanted =
        Stream.concat(
                question.references().stream()
                    .map(reference -> "DocumentReferenceID eq '%s'".formatted(reference)),
                question.documents().stream().map(document -> "(%s)".formatted(document(document))))
            .collect(Collectors.joining(" or "));
    return Map.of(
        "$select",
        DocumentLine.SELECT,
        "$filter",
        "CompanyCode eq '%s'%s and (%s)"
            .formatted(
                question.companyCode(),
                question.surcharges() ? "" : " and FinancialAccountType eq 'D'",
                wanted));
  }

  private static String customersLines(PostingTask task) {
    return "CompanyCode eq '%s' and Customer eq '%s' and FinancialAccountType eq 'D'"
        .formatted(task.account().companyCode(), task.account().customer());
  }

  private static String document(DocumentNumber document) {
    return "FiscalYear eq '%s' and AccountingDocument eq '%s'"
        .formatted(document.fiscalYear(), document.number());
  }
}
