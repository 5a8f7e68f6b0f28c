@NullMarked
package io.openitem.sap.lockbox;

import org.jspecify.annotations.NullMarked;
