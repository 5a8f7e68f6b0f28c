/** Tests of the HTTP front over real HTTP. */
@NullMarked
package io.openitem.portal.front;

import org.jspecify.annotations.NullMarked;
