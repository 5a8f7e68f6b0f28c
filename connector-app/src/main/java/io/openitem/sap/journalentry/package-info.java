/**
 * SAP's journal entry services: post a payment, clear what it pays, and find out what became of
 * either. SOAP for what writes, the open-item cube for what asks.
 */
@NullMarked
package io.openitem.sap.journalentry;

import org.jspecify.annotations.NullMarked;
