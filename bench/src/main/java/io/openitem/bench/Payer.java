package io.openitem.bench;

import java.util.Map;

/**
 * Who pays, and with what.
 *
 * @param headers that say who calls
 * @param debitCard a method that pays, without a surcharge
 * @param decliningCard a method that the processor refuses
 * @param bankAccount a method that pays after a while
 */
public record Payer(
    Map<String, String> headers, String debitCard, String decliningCard, String bankAccount) {}
