/**
 * Mappings: what a message looks like on the other side. A mapping moves and renames; it has a
 * schema, golden pairs, and locked paths that it may not change. Everything is checked at the
 * start, and every message again.
 */
@NullMarked
package io.openitem.mapping;

import org.jspecify.annotations.NullMarked;
