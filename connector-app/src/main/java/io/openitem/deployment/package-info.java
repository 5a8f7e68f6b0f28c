/**
 * What an integration engineer may change without recompiling: routes, mappings and customizing,
 * packaged or from a folder given at the start.
 */
@NullMarked
package io.openitem.deployment;

import org.jspecify.annotations.NullMarked;
