/** Tests of the portal operations. */
@NullMarked
package io.openitem.portal;

import org.jspecify.annotations.NullMarked;
