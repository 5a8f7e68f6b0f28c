package io.openitem.bench;

import java.math.BigDecimal;

/**
 * An invoice to pay.
 *
 * @param invoiceId {@code <company code>-<fiscal year>-<document>-<item>}
 * @param accountId {@code <company code>-<customer>}
 * @param amount all that is open
 * @param currency of the amount
 * @param payer who pays it
 */
public record OpenInvoice(
    String invoiceId, String accountId, BigDecimal amount, String currency, Payer payer) {}
