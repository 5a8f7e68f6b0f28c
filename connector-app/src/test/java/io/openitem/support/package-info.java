/** What several tests stand on. */
@NullMarked
package io.openitem.support;

import org.jspecify.annotations.NullMarked;
