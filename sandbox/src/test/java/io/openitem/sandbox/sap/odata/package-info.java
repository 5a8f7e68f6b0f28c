@NullMarked
package io.openitem.sandbox.sap.odata;

import org.jspecify.annotations.NullMarked;
