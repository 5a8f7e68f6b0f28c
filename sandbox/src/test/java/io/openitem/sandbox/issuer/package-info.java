@NullMarked
package io.openitem.sandbox.issuer;

import org.jspecify.annotations.NullMarked;
