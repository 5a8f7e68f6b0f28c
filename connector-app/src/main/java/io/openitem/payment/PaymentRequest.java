package io.openitem.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked for: the bodies of {@code quotePayment}, {@code createPayment} and {@code
 * createAdHocPayment}.
 *
 * @param invoices what to pay, each once; empty for a payment without invoices
 * @param methodId how to pay
 * @param quoteId the quote that was shown
 * @param adHoc what to pay without invoices
 */
public record PaymentRequest(
    List<InvoiceToPay> invoices,
    String methodId,
    Optional<String> quoteId,
    Optional<AdHocRequest> adHoc) {

  /**
   * An invoice, and how much of it to pay.
   *
   * @param invoice which
   * @param amount empty for all that is open
   */
  public record InvoiceToPay(InvoiceId invoice, Optional<Money> amount) {}

  /** Copies the invoices. */
  public PaymentRequest {
    invoices = List.copyOf(invoices);
  }

  /**
   * Reads a body that fits the contract.
   *
   * @throws io.openitem.domain.ProblemException for an invoice that is there twice, or an amount
   *     that its currency cannot have
   */
  public static PaymentRequest read(JsonNode body) {
    List<InvoiceToPay> invoices = new ArrayList<>();
    Set<InvoiceId> seen = new HashSet<>();
    for (JsonNode node : body.path("invoices")) {
      InvoiceToPay invoice = invoice(node);
      if (!seen.add(invoice.invoice())) {
        throw invalid("Invoice " + invoice.invoice() + " is there twice; name each once.");
      }
      invoices.add(invoice);
    }
    JsonNode adHoc = body.path("adHoc");
    return new PaymentRequest(
        invoices,
        body.path("methodId").asText(),
        Optional.ofNullable(body.path("quoteId").textValue()),
        adHoc.isObject() ? Optional.of(AdHocRequest.read(adHoc)) : Optional.empty());
  }

  /** Reads the body of {@code createAdHocPayment}; see {@link #read}. */
  public static PaymentRequest readAdHoc(JsonNode body) {
    return new PaymentRequest(
        List.of(),
        body.path("methodId").asText(),
        Optional.ofNullable(body.path("quoteId").textValue()),
        Optional.of(AdHocRequest.read(body)));
  }

  private static InvoiceToPay invoice(JsonNode node) {
    JsonNode amount = node.path("amount");
    try {
      return new InvoiceToPay(
          InvoiceId.parse(node.path("invoiceId").asText()),
          amount.isObject()
              ? Optional.of(
                  Money.of(amount.path("amount").asText(), amount.path("currency").asText()))
              : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw invalid("An invoice to pay does not fit: " + e.getMessage() + ".");
    }
  }

  private static RuntimeException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_REQUEST, detail).asException();
  }

  /** The invoices' ids, in the order given. */
  public List<InvoiceId> invoiceIds() {
    return invoices.stream().map(InvoiceToPay::invoice).toList();
  }

  /** The same for every way to write the same request: SHA-256, 32 bytes. */
  public byte[] hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest(canonical().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private String canonical() {
    StringBuilder text = new StringBuilder();
    invoices.forEach(
        invoice ->
            text.append(invoice.invoice())
                .append('=')
                .append(invoice.amount().map(Money::toString).orElse("all"))
                .append('\n'));
    adHoc.ifPresent(payment -> text.append(payment.canonical()));
    return text.append(methodId).append('\n').append(quoteId.orElse("-")).toString();
  }
}
