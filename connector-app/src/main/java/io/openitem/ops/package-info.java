/** What operators see: health, metrics, worklist. */
@NullMarked
package io.openitem.ops;

import org.jspecify.annotations.NullMarked;
