package io.openitem.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.bench.drill.Evidence.Answers;
import io.openitem.bench.drill.Evidence.Charge;
import io.openitem.bench.drill.Evidence.Document;
import io.openitem.bench.drill.Evidence.Payment;
import io.openitem.bench.drill.Evidence.Posting;
import io.openitem.bench.drill.Findings.Wrong;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Books made by hand, and what the audit says about them. */
final class AuditTest {
  private static final String REFERENCE = "AAAAAAAAAAAAAA01";
  private static final String NUMBER = "1710/2026/1400000001";
  private static final String INVOICE = "1710-2026-9000000001-001";

  private final Payment payment = paid("pay_1", "CLEARED", posted(), posted("B"));
  private final Charge charge = charge("pi_1", "pay_1", "100.00");
  private final Document document = document(NUMBER, REFERENCE, "100.00");
  private final Answers answers = new Answers("key", List.of("pay_1"), List.of("201 {}"), false);

  @Test
  void booksThatAgreeAreAllRight() {
    Findings findings = audit(List.of(charge), List.of(payment), List.of(document));

    assertThat(findings.details()).isEmpty();
    assertThat(findings.allRight()).isTrue();
    assertThat(findings.capturedCount()).isOne();
    assertThat(findings.postedCount()).isOne();
    assertThat(findings.parkedCount()).isZero();
  }

  @Test
  void aDeclinedPaymentIsAllRightWithoutMoney() {
    Payment declined = unposted("pay_1", "DECLINED", false);

    assertThat(audit(List.of(), List.of(declined), List.of()).allRight()).isTrue();
  }

  @Test
  void aCaptureThatIsDeclinedInOurBooksIsLost() {
    assertWrong(
        Wrong.LOST,
        audit(List.of(charge), List.of(unposted("pay_1", "DECLINED", false)), List.of()));
  }

  @Test
  void aCaptureOfAnUnknownPaymentIsLost() {
    assertWrong(Wrong.LOST, audit(List.of(charge), List.of(), List.of(), List.of()));
  }

  @Test
  void aDocumentThatSapDoesNotHaveIsLost() {
    assertWrong(Wrong.LOST, audit(List.of(charge), List.of(postedOnly()), List.of()));
  }

  @Test
  void anotherNumberThanSapsIsLost() {
    Document other = document("1710/2026/1400000009", REFERENCE, "100.00");

    assertWrong(Wrong.LOST, audit(List.of(charge), List.of(postedOnly()), List.of(other)));
  }

  @Test
  void aPaymentToldClearedWhoseItemIsClearedByAnotherDocumentIsLost() {
    Findings findings =
        Audit.of(
            new Evidence(
                List.of(charge),
                List.of(payment),
                List.of(document),
                Map.of(INVOICE, "other"),
                List.of(answers)));

    assertWrong(Wrong.LOST, findings);
  }

  @Test
  void aParkedPaymentIsNotLost() {
    Payment parked = paid("pay_1", "CAPTURED", new Posting("PARKED", REFERENCE, ""), ready());

    Findings findings = audit(List.of(charge), List.of(parked), List.of());

    assertThat(findings.allRight()).isTrue();
    assertThat(findings.parkedCount()).isOne();
  }

  @Test
  void aParkedClearingOfAPostedPaymentIsAllRight() {
    Payment parked = paid("pay_1", "POSTED", posted(), new Posting("PARKED", "B", ""));

    Findings findings = audit(List.of(charge), List.of(parked), List.of(document));

    assertThat(findings.allRight()).isTrue();
    assertThat(findings.postedCount()).isOne();
    assertThat(findings.clearingsParkedCount()).isOne();
  }

  @Test
  void twoDocumentsOfOnePaymentAreDoubled() {
    Document second = document("1710/2026/1400000002", REFERENCE, "100.00");

    assertWrong(Wrong.DOUBLED, audit(List.of(charge), List.of(payment), List.of(document, second)));
  }

  @Test
  void whatIsDoubledIsNotPosted() {
    Document second = document("1710/2026/1400000002", REFERENCE, "100.00");

    assertThat(audit(List.of(charge), List.of(payment), List.of(document, second)).postedCount())
        .isZero();
  }

  @Test
  void aDocumentUnderAReferenceOfNobodyIsDoubled() {
    Document second = document("1710/2026/1400000002", "CCCCCCCCCCCCCC01", "100.00");

    assertWrong(Wrong.DOUBLED, audit(List.of(charge), List.of(payment), List.of(document, second)));
  }

  @Test
  void twoChargesOfOnePaymentAreDoubled() {
    Charge second = charge("pi_2", "pay_1", "100.00");

    assertThat(
            audit(List.of(charge, second), List.of(payment), List.of(document)).of(Wrong.DOUBLED))
        .isOne();
  }

  @Test
  void twoPaymentsThatTookMoneyForOneItemAreDoubled() {
    Payment second =
        paid("pay_2", "POSTED", new Posting("POSTED", "D", "1710/2026/2"), posted("E"));

    Findings findings =
        audit(
            List.of(charge, charge("pi_2", "pay_2", "100.00")),
            List.of(payment, second),
            List.of(document, document("1710/2026/2", "D", "100.00")));

    assertWrong(Wrong.DOUBLED, findings);
  }

  @Test
  void aPaymentUnderWayIsStuck() {
    assertWrong(
        Wrong.STUCK, audit(List.of(), List.of(unposted("pay_1", "PROCESSING", false)), List.of()));
  }

  @Test
  void aPaymentThatWaitsForPeopleIsParkedAndNotStuck() {
    Findings findings =
        audit(List.of(charge), List.of(unposted("pay_1", "PROCESSING", true)), List.of());

    assertThat(findings.allRight()).isTrue();
    assertThat(findings.parkedCount()).isOne();
  }

  @Test
  void aPostingUnderWayIsStuck() {
    Payment asking = paid("pay_1", "CAPTURED", new Posting("ASKING", REFERENCE, ""), ready());

    assertWrong(Wrong.STUCK, audit(List.of(charge), List.of(asking), List.of()));
  }

  @Test
  void aClearingUnderWayIsStuck() {
    Payment clearing = paid("pay_1", "POSTED", posted(), ready());

    assertWrong(Wrong.STUCK, audit(List.of(charge), List.of(clearing), List.of(document)));
  }

  @Test
  void aCaptureWithoutAnyPostingPlannedIsStuck() {
    assertWrong(
        Wrong.STUCK,
        audit(List.of(charge), List.of(unposted("pay_1", "CAPTURED", false)), List.of()));
  }

  @Test
  void aDocumentOfAnotherAmountIsWrong() {
    assertWrong(
        Wrong.WRONG_AMOUNT,
        audit(List.of(charge), List.of(payment), List.of(document(NUMBER, REFERENCE, "100.01"))));
  }

  @Test
  void aDocumentWithoutCapturedMoneyIsWrong() {
    assertWrong(Wrong.WRONG_AMOUNT, audit(List.of(), List.of(payment), List.of(document)));
  }

  @Test
  void aChargeOfAnotherAmountIsWrong() {
    Charge more = charge("pi_1", "pay_1", "101.00");

    assertThat(audit(List.of(more), List.of(payment), List.of(document)).of(Wrong.WRONG_AMOUNT))
        .isPositive();
  }

  @Test
  void anotherAnswerUnderTheSameKeyIsFound() {
    Answers changed =
        new Answers("key", List.of("pay_1", "pay_1"), List.of("201 CAPTURED", "201 POSTED"), false);

    assertWrong(
        Wrong.ANSWERS_CHANGED,
        audit(List.of(charge), List.of(payment), List.of(document), List.of(changed)));
  }

  @Test
  void aRefusalAfterAPaymentWasNamedIsFound() {
    Answers changed = new Answers("key", List.of("pay_1"), List.of("201 {}"), true);

    assertWrong(
        Wrong.ANSWERS_CHANGED,
        audit(List.of(charge), List.of(payment), List.of(document), List.of(changed)));
  }

  @Test
  void aBankLedgersDocumentBesideTheCustomersIsRightOnceAndDoubledTwice() {
    Document bank = document("1710/2026/1000000001", REFERENCE, "0.00");
    Document again = document("1710/2026/1000000002", REFERENCE, "0.00");

    assertThat(audit(List.of(charge), List.of(payment), List.of(document, bank)).allRight())
        .isTrue();
    assertWrong(
        Wrong.DOUBLED, audit(List.of(charge), List.of(payment), List.of(document, bank, again)));
  }

  @Test
  void aPaymentThatOnlyTheClientKnowsIsLost() {
    Answers unknown = new Answers("key", List.of("pay_9"), List.of("201 {}"), false);

    assertWrong(
        Wrong.LOST, audit(List.of(charge), List.of(payment), List.of(document), List.of(unknown)));
  }

  private static void assertWrong(Wrong what, Findings findings) {
    assertThat(findings.details()).hasSize(1).allMatch(d -> d.startsWith(what.text()));
    assertThat(findings.of(what)).isOne();
    assertThat(findings.allRight()).isFalse();
  }

  private Findings audit(List<Charge> charges, List<Payment> payments, List<Document> documents) {
    return audit(charges, payments, documents, List.of(answers));
  }

  private static Findings audit(
      List<Charge> charges,
      List<Payment> payments,
      List<Document> documents,
      List<Answers> answers) {
    return Audit.of(
        new Evidence(charges, payments, documents, Map.of(INVOICE, "1710-clearing"), answers));
  }

  private static Charge charge(String id, String paymentId, String amount) {
    return new Charge(id, paymentId, new BigDecimal(amount), "USD", true);
  }

  private static Document document(String number, String reference, String credit) {
    return new Document(number, reference, new BigDecimal(credit), "USD", "1710-clearing");
  }

  private static Posting posted() {
    return new Posting("POSTED", REFERENCE, NUMBER);
  }

  private static Posting posted(String reference) {
    return new Posting("POSTED", reference, "");
  }

  private static Posting ready() {
    return new Posting("READY", "B", "");
  }

  private Payment postedOnly() {
    return paid("pay_1", "POSTED", posted(), posted("B"));
  }

  private static Payment paid(String id, String status, Posting posting, Posting clearing) {
    return new Payment(
        id,
        status,
        new BigDecimal("100.00"),
        "USD",
        false,
        List.of(INVOICE),
        Optional.of(posting),
        Optional.of(clearing));
  }

  private static Payment unposted(String id, String status, boolean raised) {
    return new Payment(
        id,
        status,
        new BigDecimal("100.00"),
        "USD",
        raised,
        List.of(INVOICE),
        Optional.empty(),
        Optional.empty());
  }
}
