/** Faults on request: what the control endpoint sets and the servlets inject. */
@NullMarked
package io.openitem.sandbox.fault;

import org.jspecify.annotations.NullMarked;
