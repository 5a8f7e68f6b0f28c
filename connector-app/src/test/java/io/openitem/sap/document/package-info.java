@NullMarked
package io.openitem.sap.document;

import org.jspecify.annotations.NullMarked;
