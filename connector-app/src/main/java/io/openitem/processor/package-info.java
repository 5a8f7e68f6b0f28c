/**
 * Payment processors: one small port a capability. What a processor cannot do, it does not
 * implement.
 */
@NullMarked
package io.openitem.processor;

import org.jspecify.annotations.NullMarked;
