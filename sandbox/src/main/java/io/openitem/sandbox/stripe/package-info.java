/** A card processor that speaks Stripe's wire format, as its official Java client expects it. */
@NullMarked
package io.openitem.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
