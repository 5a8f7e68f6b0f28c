/** Who calls: tokens of the configured issuer, sessions of our own users, and whom they name. */
@NullMarked
package io.openitem.portal.identity;

import org.jspecify.annotations.NullMarked;
