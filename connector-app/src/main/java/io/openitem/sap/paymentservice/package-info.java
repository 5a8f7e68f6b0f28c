/**
 * The posting API {@code paymentservice}: a company's own OData service that posts a payment,
 * clears its items and answers with the document, all in one call.
 */
@NullMarked
package io.openitem.sap.paymentservice;

import org.jspecify.annotations.NullMarked;
