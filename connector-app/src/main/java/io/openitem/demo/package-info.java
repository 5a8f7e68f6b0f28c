/** Shows the connector at work on one machine, against the sandbox. */
@NullMarked
package io.openitem.demo;

import org.jspecify.annotations.NullMarked;
