/**
 * PostgreSQL and Artemis for a machine that has neither: the same engines as in production,
 * durable, their data in a folder. Used when no other is configured.
 */
@NullMarked
package io.openitem.embedded;

import org.jspecify.annotations.NullMarked;
