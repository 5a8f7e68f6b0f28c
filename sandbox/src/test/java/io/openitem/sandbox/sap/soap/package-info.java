@NullMarked
package io.openitem.sandbox.sap.soap;

import org.jspecify.annotations.NullMarked;
