package io.openitem.domain;

/**
 * An open item with what is paid on it.
 *
 * @param invoice the open item
 * @param amount what is paid; negative for a credit memo that is netted
 */
public record PaidItem(InvoiceId invoice, Money amount) {}
