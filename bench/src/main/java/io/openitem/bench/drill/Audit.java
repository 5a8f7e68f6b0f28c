package io.openitem.bench.drill;

import io.openitem.bench.drill.Evidence.Charge;
import io.openitem.bench.drill.Evidence.Document;
import io.openitem.bench.drill.Evidence.Payment;
import io.openitem.bench.drill.Evidence.Posting;
import io.openitem.bench.drill.Findings.Wrong;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the books of the processor, of SAP and ours with each other and with the clients'. */
final class Audit {
  private static final Set<String> OPEN = Set.of("PROCESSING", "ACTION_REQUIRED");
  private static final Set<String> NEVER_CHARGED = Set.of("DECLINED", "CANCELLED");
  private static final Set<String> DONE = Set.of("POSTED", "CLEARED");

  private final Evidence evidence;
  private final Findings findings = new Findings();
  private final Map<String, List<Charge>> charges;
  private final Map<String, List<Document>> documents;

  private Audit(Evidence evidence) {
    this.evidence = evidence;
    this.charges =
        evidence.charges().stream()
            .filter(Charge::captured)
            .collect(Collectors.groupingBy(Charge::paymentId));
    this.documents =
        evidence.documents().stream()
            .filter(DocumentsAudit::creditsACustomer)
            .collect(Collectors.groupingBy(Document::reference));
  }

  static Findings of(Evidence evidence) {
    Audit audit = new Audit(evidence);
    evidence.payments().forEach(audit::payment);
    audit.chargesOfNobody();
    DocumentsAudit.of(evidence, audit.findings);
    audit.itemsPaidTwice();
    AnswersAudit.of(evidence, audit.findings);
    return audit.findings;
  }

  private void payment(Payment payment) {
    List<Charge> taken = charges.getOrDefault(payment.paymentId(), List.of());
    stuck(payment);
    clearing(payment);
    if (taken.size() > 1) {
      findings.wrong(
          Wrong.DOUBLED, payment.paymentId() + " was charged " + taken.size() + " times");
    }
    List<Document> posted =
        payment
            .posting()
            .map(p -> documents.getOrDefault(p.reference(), List.of()))
            .orElse(List.of());
    if (posted.size() > 1) {
      findings.wrong(Wrong.DOUBLED, payment.paymentId() + " stands in SAP as " + numbers(posted));
    }
    AmountsAudit.of(payment, taken, posted, findings);
    if (!taken.isEmpty()) {
      findings.captured();
      whereItIs(payment, posted);
    }
  }

  private static List<String> numbers(List<Document> documents) {
    return documents.stream().map(Document::number).toList();
  }

  private void stuck(Payment payment) {
    boolean open = OPEN.contains(payment.status()) && !payment.raised();
    boolean unposted =
        payment.status().equals("CAPTURED") && payment.posting().isEmpty() && !payment.raised();
    boolean posting = payment.posting().filter(Audit::isUnderWay).isPresent();
    boolean clearing =
        payment.clearing().filter(Audit::isUnderWay).isPresent()
            && payment.posting().filter(Posting::isParked).isEmpty();
    if (open || unposted || posting || clearing) {
      findings.wrong(
          Wrong.STUCK,
          "%s is %s, its posting %s, its clearing %s"
              .formatted(
                  payment.paymentId(),
                  payment.status(),
                  state(payment.posting()),
                  state(payment.clearing())));
    }
  }

  private static boolean isUnderWay(Posting posting) {
    return !posting.isPosted() && !posting.isParked();
  }

  private static String state(Optional<Posting> posting) {
    return posting.map(Posting::state).orElse("none");
  }

  /** A captured payment is posted, parked, or under way, which was found already; else lost. */
  private void whereItIs(Payment payment, List<Document> posted) {
    if (NEVER_CHARGED.contains(payment.status())) {
      lost(payment, "was charged, but our books say " + payment.status());
    } else if (payment.posting().filter(Posting::isPosted).isPresent()) {
      String number = payment.posting().orElseThrow().number();
      if (numbers(posted).equals(List.of(number))) {
        findings.posted();
      } else if (posted.size() < 2) {
        lost(payment, "is document " + number + " in our books, in SAP " + numbers(posted));
      }
    } else if (payment.raised() || payment.posting().filter(Posting::isParked).isPresent()) {
      findings.parked();
    } else if (DONE.contains(payment.status())) {
      lost(payment, "is " + payment.status() + ", but nothing was posted");
    }
  }

  private void lost(Payment payment, String why) {
    findings.wrong(Wrong.LOST, payment.paymentId() + " " + why);
  }

  private void clearing(Payment payment) {
    if (payment.clearing().filter(Posting::isParked).isPresent()) {
      findings.clearingParked();
    }
    if (!payment.status().equals("CLEARED")) {
      return;
    }
    String reference = payment.posting().map(Posting::reference).orElse("");
    List<Document> posted = documents.getOrDefault(reference, List.of());
    if (posted.size() > 1) {
      return;
    }
    for (Document document : posted) {
      for (String invoice : payment.invoices()) {
        String clearedBy = evidence.clearedBy().getOrDefault(invoice, "");
        if (clearedBy.isEmpty() || !clearedBy.equals(document.clearedBy())) {
          lost(
              payment,
              "is CLEARED, but SAP cleared %s by '%s' and the payment by '%s'"
                  .formatted(invoice, clearedBy, document.clearedBy()));
        }
      }
    }
  }

  private void chargesOfNobody() {
    Set<String> known =
        evidence.payments().stream().map(Payment::paymentId).collect(Collectors.toSet());
    charges.forEach(
        (paymentId, taken) -> {
          if (!known.contains(paymentId)) {
            findings.captured();
            findings.wrong(Wrong.LOST, "charge " + taken.get(0).id() + " is of no payment of ours");
          }
        });
  }

  private void itemsPaidTwice() {
    Map<String, String> paidBy = new HashMap<>();
    for (Payment payment : evidence.payments()) {
      if (charges.containsKey(payment.paymentId())) {
        for (String invoice : payment.invoices()) {
          String other = paidBy.put(invoice, payment.paymentId());
          if (other != null) {
            findings.wrong(
                Wrong.DOUBLED,
                "%s was paid by %s and by %s".formatted(invoice, other, payment.paymentId()));
          }
        }
      }
    }
  }
}
