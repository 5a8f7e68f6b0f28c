@NullMarked
package io.openitem.sandbox.sap;

import org.jspecify.annotations.NullMarked;
