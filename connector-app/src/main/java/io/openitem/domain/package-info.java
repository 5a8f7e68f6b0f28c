/**
 * The words of the field: money, open items, payments, postings and the outcomes of calls. Knows
 * nobody else and uses {@code java.*} only.
 */
@NullMarked
package io.openitem.domain;

import org.jspecify.annotations.NullMarked;
