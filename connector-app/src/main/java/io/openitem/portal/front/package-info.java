/** The one HTTP front: what the contract says, bound to {@code direct:<operationId>}. */
@NullMarked
package io.openitem.portal.front;

import org.jspecify.annotations.NullMarked;
