/** Lockbox batches as this SAP keeps them, beside the documents that it posted from them. */
@NullMarked
package io.openitem.sandbox.sap.lockbox;

import org.jspecify.annotations.NullMarked;
