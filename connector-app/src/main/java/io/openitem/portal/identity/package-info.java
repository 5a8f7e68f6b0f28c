/** Who calls: tokens of the configured issuer, and the caller that they name. */
@NullMarked
package io.openitem.portal.identity;

import org.jspecify.annotations.NullMarked;
