/** The connection to SAP and its ports; one folder an API. */
@NullMarked
package io.openitem.sap;

import org.jspecify.annotations.NullMarked;
