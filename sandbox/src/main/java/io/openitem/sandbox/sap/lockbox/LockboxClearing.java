package io.openitem.sandbox.sap.lockbox;

import java.math.BigDecimal;

/**
 * An invoice that an item pays, named by its payment reference and by nothing else.
 *
 * @param number its place in the item, from 1
 * @param paymentReference PaymentReference of the invoice
 * @param net what is paid on it; negative for a credit memo that is netted
 * @param deduction what the payer keeps
 * @param differenceReason why
 * @param currency of the amounts
 */
public record LockboxClearing(
    int number,
    String paymentReference,
    BigDecimal net,
    BigDecimal deduction,
    String differenceReason,
    String currency) {}
