@NullMarked
package io.openitem.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
