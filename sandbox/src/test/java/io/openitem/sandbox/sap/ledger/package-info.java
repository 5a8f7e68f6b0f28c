@NullMarked
package io.openitem.sandbox.sap.ledger;

import org.jspecify.annotations.NullMarked;
