/** Accounts and open items from SAP into the read model. */
@NullMarked
package io.openitem.sync;

import org.jspecify.annotations.NullMarked;
