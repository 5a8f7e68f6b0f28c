/**
 * Captured money that moves again: refunds that are asked for here, and whatever else the processor
 * gives back or takes back. Each movement is recorded once, and has a document of its own in SAP.
 */
@NullMarked
package io.openitem.reversal;

import org.jspecify.annotations.NullMarked;
