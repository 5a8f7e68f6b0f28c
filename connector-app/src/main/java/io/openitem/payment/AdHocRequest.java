package io.openitem.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.AccountId;
import io.openitem.domain.AdHocTerms;
import io.openitem.domain.Money;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.processor.Redaction;
import java.util.Optional;

/**
 * A payment without invoices, as it is asked for.
 *
 * @param account on which
 * @param amount how much, above zero
 * @param note what the payer says it is for
 */
public record AdHocRequest(AccountId account, Money amount, Optional<String> note) {

  /**
   * Reads what fits the contract.
   *
   * @throws io.openitem.domain.ProblemException for an amount that is not above zero or that its
   *     currency cannot have, and for a note that is too long for SAP
   */
  static AdHocRequest read(JsonNode node) {
    JsonNode amount = node.path("amount");
    try {
      AdHocRequest request =
          new AdHocRequest(
              AccountId.parse(node.path("accountId").asText()),
              Money.of(amount.path("amount").asText(), amount.path("currency").asText()),
              Optional.ofNullable(node.path("note").textValue())
                  .map(String::strip)
                  .filter(note -> !note.isEmpty()));
      if (!request.amount().isPositive()) {
        throw invalid("The amount has to be above zero.");
      }
      if (request.note().filter(Redaction::holdsCardNumber).isPresent()) {
        throw invalid("The note holds what looks like a card number, which is never to be sent.");
      }
      // Refuses a note that is too long in SAP's way of counting.
      request.terms(Optional.empty());
      return request;
    } catch (IllegalArgumentException e) {
      throw invalid("The payment does not fit: " + e.getMessage() + ".");
    }
  }

  /** What it becomes in SAP. */
  AdHocTerms terms(Optional<String> specialGlCode) {
    return new AdHocTerms(specialGlCode, note);
  }

  /** The same for every way to write the same. */
  String canonical() {
    return account + "=" + amount + "\n" + note.orElse("") + "\n";
  }

  private static RuntimeException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_REQUEST, detail).asException();
  }
}
