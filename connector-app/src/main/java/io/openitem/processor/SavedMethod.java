package io.openitem.processor;

import io.openitem.domain.PaymentMethod;
import java.util.Optional;

/**
 * A method that the processor retains for an organisation; there is no field for its number.
 *
 * @param processorMethod the processor's token
 * @param processorCustomer the processor's customer that the token belongs to
 * @param type card or bank debit
 * @param brand the card's brand or the bank's name
 * @param lastFour the last four characters of the number
 * @param expiry {@code YYYY-MM}; empty for bank accounts
 * @param holder the name on it
 * @param funding how a card is funded
 * @param isDefault whether the processor's customer has it as default
 */
public record SavedMethod(
    String processorMethod,
    String processorCustomer,
    PaymentMethod.Type type,
    String brand,
    String lastFour,
    Optional<String> expiry,
    Optional<String> holder,
    PaymentMethod.Funding funding,
    boolean isDefault) {}
