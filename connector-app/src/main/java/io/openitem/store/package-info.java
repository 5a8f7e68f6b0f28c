/** SQL: one class a group of tables, and the outbox. */
@NullMarked
package io.openitem.store;

import org.jspecify.annotations.NullMarked;
