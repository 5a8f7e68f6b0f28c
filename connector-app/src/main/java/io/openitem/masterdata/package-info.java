/** An account's master data, as SAP has them now. */
@NullMarked
package io.openitem.masterdata;

import org.jspecify.annotations.NullMarked;
