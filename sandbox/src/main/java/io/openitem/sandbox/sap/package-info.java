/** The sandbox SAP: one system with its settings, messages and what it received. */
@NullMarked
package io.openitem.sandbox.sap;

import org.jspecify.annotations.NullMarked;
