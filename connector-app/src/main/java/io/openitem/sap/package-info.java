/**
 * The connection to SAP systems: one pooled, bounded HTTP connection a system, shared by every SAP
 * API. It knows authorisation, sessions and limits, and of each call whether it can have had an
 * effect; it knows no API.
 */
@NullMarked
package io.openitem.sap;

import org.jspecify.annotations.NullMarked;
