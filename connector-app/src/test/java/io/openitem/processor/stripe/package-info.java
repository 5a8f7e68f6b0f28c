@NullMarked
package io.openitem.processor.stripe;

import org.jspecify.annotations.NullMarked;
