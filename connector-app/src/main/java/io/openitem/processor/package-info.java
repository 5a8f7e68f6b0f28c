/** The ports to payment processors; one folder a processor. */
@NullMarked
package io.openitem.processor;

import org.jspecify.annotations.NullMarked;
