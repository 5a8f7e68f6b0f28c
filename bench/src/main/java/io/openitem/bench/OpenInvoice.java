package io.openitem.bench;

import java.util.Map;

/**
 * An invoice to pay.
 *
 * @param headers who pays it
 * @param methodId with which method
 */
record OpenInvoice(String invoiceId, Map<String, String> headers, String methodId) {}
