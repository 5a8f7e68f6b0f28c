package io.openitem.bench.drill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each side's books say once it is quiet.
 *
 * @param charges the processor's
 * @param payments ours
 * @param documents what we posted in SAP
 * @param clearedBy the clearing document of each invoice in SAP; none for one that is open
 * @param answers the clients' record
 * @param reversalReferences the references of what follows payments because money moved again
 */
record Evidence(
    List<Charge> charges,
    List<Payment> payments,
    List<Document> documents,
    Map<String, String> clearedBy,
    List<Answers> answers,
    Set<String> reversalReferences) {

  /** Of a drill that gave nothing back. */
  Evidence(
      List<Charge> charges,
      List<Payment> payments,
      List<Document> documents,
      Map<String, String> clearedBy,
      List<Answers> answers) {
    this(charges, payments, documents, clearedBy, answers, Set.of());
  }

  /**
   * A charge at the processor.
   *
   * @param id the processor's
   * @param paymentId ours, as the charge carries it
   * @param amount what was asked for
   * @param currency of the amount
   * @param captured whether money moved
   */
  record Charge(
      String id, String paymentId, BigDecimal amount, String currency, boolean captured) {}

  /**
   * A payment in our books.
   *
   * @param status its status
   * @param total what the payer pays
   * @param raised whether it waits for people: nothing is due any more, and a reason says why
   * @param invoices what it pays
   * @param posting the document that credits the customer; empty when none was planned
   * @param clearing its clearing; empty when none was planned
   */
  record Payment(
      String paymentId,
      String status,
      BigDecimal total,
      String currency,
      boolean raised,
      List<String> invoices,
      Optional<Posting> posting,
      Optional<Posting> clearing) {}

  /**
   * A document to be in our books.
   *
   * @param state its state
   * @param reference its reference in SAP
   * @param number {@code <company code>/<fiscal year>/<document>}; empty when there is none yet
   */
  record Posting(String state, String reference, String number) {
    boolean isParked() {
      return state.equals("PARKED");
    }

    boolean isPosted() {
      return state.equals("POSTED");
    }
  }

  /**
   * A document in SAP that we posted.
   *
   * @param number {@code <company code>/<fiscal year>/<document>}
   * @param reference its DocumentReferenceID
   * @param credit what it credits its customers with; zero when it has no customer line
   * @param currency of the credit
   * @param clearedBy the document that cleared its customer line; empty when it is open
   */
  record Document(
      String number, String reference, BigDecimal credit, String currency, String clearedBy) {}

  /**
   * What a client was told under a key, in the order in which it came.
   *
   * @param paymentIds of the answers that named a payment, in step with their texts
   * @param refusedAfterwards whether a refusal came after a payment was named
   */
  record Answers(
      String key, List<String> paymentIds, List<String> texts, boolean refusedAfterwards) {}
}
