/**
 * The drill: many payments while everything that can fail does, and an audit from outside
 * afterwards.
 */
@NullMarked
package io.openitem.bench.drill;

import org.jspecify.annotations.NullMarked;
