/** Stripe, through its own client library; knows no other processor and nothing of SAP. */
@NullMarked
package io.openitem.processor.stripe;

import org.jspecify.annotations.NullMarked;
