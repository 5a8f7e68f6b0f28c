/** From a request to captured money: quotes, reservations, charges and webhooks. */
@NullMarked
package io.openitem.payment;

import org.jspecify.annotations.NullMarked;
