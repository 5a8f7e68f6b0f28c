/** The OpenAPI contract, read and compiled once at the start. */
@NullMarked
package io.openitem.portal.contract;

import org.jspecify.annotations.NullMarked;
