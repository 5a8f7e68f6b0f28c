package io.openitem.bench.drill;

import io.openitem.bench.drill.Evidence.Document;
import io.openitem.bench.drill.Findings.Wrong;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** SAP's documents by themselves: whose they are, and that each stands once. */
final class DocumentsAudit {
  private DocumentsAudit() {}

  /** Looks at all documents that the connector's user posted. */
  static void of(Evidence evidence, Findings findings) {
    ofNobody(evidence, findings);
    besideTwice(evidence, findings);
  }

  /** A clearing does not, nor does the bank ledger's document of a lockbox item. */
  static boolean creditsACustomer(Document document) {
    return document.credit().signum() != 0;
  }

  private static void ofNobody(Evidence evidence, Findings findings) {
    Set<String> known = new HashSet<>(evidence.reversalReferences());
    evidence.payments().forEach(p -> p.posting().ifPresent(x -> known.add(x.reference())));
    for (Document document : evidence.documents()) {
      if (creditsACustomer(document) && !known.contains(document.reference())) {
        findings.wrong(
            Wrong.DOUBLED,
            "document %s (%s) is of no payment".formatted(document.number(), document.reference()));
      }
    }
  }

  /** What stands beside the customer's document under a reference stands there once, too. */
  private static void besideTwice(Evidence evidence, Findings findings) {
    evidence.documents().stream()
        .filter(document -> !creditsACustomer(document))
        .collect(Collectors.groupingBy(Document::reference))
        .forEach(
            (reference, beside) -> {
              if (beside.size() > 1) {
                findings.wrong(
                    Wrong.DOUBLED,
                    reference
                        + " stands in SAP as "
                        + beside.stream().map(Document::number).toList());
              }
            });
  }
}
