package io.openitem.store;

/**
 * Where a page ended: the value that it was sorted by, and the id that decides among equals.
 *
 * @param value a {@code LocalDate}, {@code BigDecimal}, {@code OffsetDateTime} or {@code Long}
 * @param id the entry's id
 */
public record PageKey(Object value, String id) {}
