/** Tests of the posting mechanism. */
@NullMarked
package io.openitem.posting;

import org.jspecify.annotations.NullMarked;
