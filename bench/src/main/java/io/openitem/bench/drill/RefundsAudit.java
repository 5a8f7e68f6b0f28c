package io.openitem.bench.drill;

import io.openitem.bench.drill.Evidence.Document;
import io.openitem.bench.drill.Evidence.Posting;
import io.openitem.bench.drill.Findings.Wrong;
import io.openitem.bench.drill.RefundEvidence.Ours;
import io.openitem.bench.drill.RefundEvidence.Theirs;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Each refund moved its money once, and is posted once or parked. */
final class RefundsAudit {
  private final Findings findings;
  private final Map<String, List<Theirs>> theirs;
  private final Map<String, List<Document>> documents;

  private RefundsAudit(RefundEvidence evidence, Findings findings) {
    this.findings = findings;
    this.theirs = evidence.theirs().stream().collect(Collectors.groupingBy(Theirs::refundId));
    this.documents =
        evidence.documents().stream()
            .filter(DocumentsAudit::creditsACustomer)
            .collect(Collectors.groupingBy(Document::reference));
  }

  static void of(RefundEvidence evidence, Findings findings) {
    RefundsAudit audit = new RefundsAudit(evidence, findings);
    Map<String, Ours> ours =
        evidence.ours().stream().collect(Collectors.toMap(Ours::refundId, Function.identity()));
    evidence.ours().forEach(audit::refund);
    Set<String> told = new HashSet<>(audit.theirs.keySet());
    evidence.asked().forEach(asked -> told.add(asked.refundId()));
    told.removeAll(ours.keySet());
    told.forEach(
        refund -> findings.wrong(Wrong.LOST, "refund '" + refund + "' is not in our books"));
  }

  private void refund(Ours refund) {
    List<Theirs> moved = theirs.getOrDefault(refund.refundId(), List.of());
    if (moved.size() > 1) {
      wrong(Wrong.DOUBLED, refund, "was made " + moved.size() + " times");
    }
    if (refund.state().equals("FAILED")) {
      if (!moved.isEmpty()) {
        wrong(Wrong.LOST, refund, "is FAILED in our books, and money moved by it");
      }
      return;
    }
    if (!refund.state().equals("DONE")) {
      wrong(Wrong.STUCK, refund, "is " + refund.state());
      return;
    }
    findings.refunded();
    if (moved.isEmpty()) {
      wrong(Wrong.LOST, refund, "is DONE in our books, and no money moved by it");
    }
    for (Theirs one : moved) {
      if (one.amount().compareTo(refund.amount()) != 0) {
        wrong(
            Wrong.WRONG_AMOUNT,
            refund,
            "is %s, at the processor %s".formatted(refund.amount(), one.amount()));
      }
    }
    posted(refund);
  }

  private void posted(Ours refund) {
    List<Document> posted =
        refund
            .posting()
            .map(posting -> documents.getOrDefault(posting.reference(), List.of()))
            .orElse(List.of());
    if (posted.size() > 1) {
      wrong(Wrong.DOUBLED, refund, "stands in SAP " + posted.size() + " times");
    } else if (refund.posting().filter(Posting::isPosted).isPresent()) {
      standsOnce(refund, posted);
    } else if (refund.posting().filter(Posting::isParked).isPresent()) {
      findings.refundParked();
    } else {
      wrong(Wrong.STUCK, refund, "has moved and is neither posted nor parked");
    }
  }

  private void standsOnce(Ours refund, List<Document> posted) {
    String number = refund.posting().orElseThrow().number();
    if (posted.isEmpty() || !posted.get(0).number().equals(number)) {
      wrong(Wrong.LOST, refund, "is document " + number + " in our books, and not in SAP");
      return;
    }
    findings.refundPosted();
    var debit = posted.get(0).credit().negate();
    if (debit.compareTo(refund.amount().subtract(refund.surcharge())) != 0) {
      wrong(
          Wrong.WRONG_AMOUNT,
          refund,
          "is %s less %s, document %s debits %s"
              .formatted(refund.amount(), refund.surcharge(), number, debit));
    }
  }

  private void wrong(Wrong what, Ours refund, String detail) {
    findings.wrong(what, "refund " + refund.refundId() + " " + detail);
  }
}
