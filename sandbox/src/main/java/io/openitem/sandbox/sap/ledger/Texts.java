package io.openitem.sandbox.sap.ledger;

/**
 * The fields of a line that nothing is calculated from; blank when not given.
 *
 * @param assignment AssignmentReference
 * @param text DocumentItemText
 * @param reference1 Reference1IDByBusinessPartner
 * @param reference2 Reference2IDByBusinessPartner
 * @param reference3 Reference3IDByBusinessPartner
 * @param paymentReference PaymentReference
 * @param paymentServiceProvider PaymentServiceProvider
 * @param paymentByProvider PaymentByPaymentServicePrvdr, the processor's own payment id
 * @param digitalPaymentType DigitalPaymentType
 * @param paymentByDigitalService PaymentByDigitalPaymentService
 * @param taxCode TaxCode
 * @param houseBank HouseBank
 */
public record Texts(
    String assignment,
    String text,
    String reference1,
    String reference2,
    String reference3,
    String paymentReference,
    String paymentServiceProvider,
    String paymentByProvider,
    String digitalPaymentType,
    String paymentByDigitalService,
    String taxCode,
    String houseBank) {

  /** Nothing given. */
  public static final Texts NONE = new Texts("", "", "", "", "", "", "", "", "", "", "", "");

  /** Only an item text and an assignment. */
  public static Texts of(String assignment, String text) {
    return new Texts(assignment, text, "", "", "", "", "", "", "", "", "", "");
  }

  /** The same with a payment reference. */
  public Texts withPaymentReference(String other) {
    return new Texts(
        assignment,
        text,
        reference1,
        reference2,
        reference3,
        other,
        paymentServiceProvider,
        paymentByProvider,
        digitalPaymentType,
        paymentByDigitalService,
        taxCode,
        houseBank);
  }
}
