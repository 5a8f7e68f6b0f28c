/**
 * The books: documents that sum to zero, open items, clearing, balances, periods and account locks.
 * Blank strings stand for initial values, as SAP has no nulls in these fields.
 */
@NullMarked
package io.openitem.sandbox.sap.ledger;

import org.jspecify.annotations.NullMarked;
