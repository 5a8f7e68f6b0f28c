package io.openitem.sandbox.sap.odata;

import java.util.Map;
import java.util.function.Function;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.jspecify.annotations.Nullable;

/**
 * A property of an entity, its facets and how to read it from a row.
 *
 * @param <T> the row
 * @param name the property's name
 * @param kind its type; dates are milliseconds since 1970-01-01 UTC
 * @param length MaxLength of a string, precision of a decimal; 0 for none
 * @param scale of a decimal
 * @param key part of the key
 * @param creatable may be given on create
 * @param updatable may be given on update
 * @param annotations sap: annotations
 * @param value reads it; null where SAP has none
 */
public record Field<T>(
    String name,
    EdmSimpleTypeKind kind,
    int length,
    int scale,
    boolean key,
    boolean creatable,
    boolean updatable,
    Map<String, String> annotations,
    Function<T, @Nullable Object> value) {

  private static <T> Field<T> of(
      String name,
      EdmSimpleTypeKind kind,
      int length,
      int scale,
      Map<String, String> annotations,
      Function<T, @Nullable Object> value) {
    return new Field<>(name, kind, length, scale, false, false, false, annotations, value);
  }

  /** A string of at most so many characters. */
  public static <T> Field<T> text(String name, int length, Function<T, @Nullable Object> value) {
    return of(name, EdmSimpleTypeKind.String, length, 0, Map.of(), value);
  }

  /** A string of digits. */
  public static <T> Field<T> digits(String name, int length, Function<T, @Nullable Object> value) {
    Map<String, String> annotations = Map.of("display-format", "NonNegative");
    return of(name, EdmSimpleTypeKind.String, length, 0, annotations, value);
  }

  /** A currency key. */
  public static <T> Field<T> currency(String name, Function<T, @Nullable Object> value) {
    Map<String, String> annotations = Map.of("semantics", "currency-code");
    return of(name, EdmSimpleTypeKind.String, 5, 0, annotations, value);
  }

  /** An amount in the currency that another property names. */
  public static <T> Field<T> amount(
      String name, int precision, String currency, Function<T, @Nullable Object> value) {
    return of(name, EdmSimpleTypeKind.Decimal, precision, 3, Map.of("unit", currency), value);
  }

  /** A decimal without a unit. */
  public static <T> Field<T> decimal(
      String name, int precision, int scale, Function<T, @Nullable Object> value) {
    return of(name, EdmSimpleTypeKind.Decimal, precision, scale, Map.of(), value);
  }

  /** A day. */
  public static <T> Field<T> day(String name, Function<T, @Nullable Object> value) {
    Map<String, String> annotations = Map.of("display-format", "Date");
    return of(name, EdmSimpleTypeKind.DateTime, 0, 0, annotations, value);
  }

  /** A truth value. */
  public static <T> Field<T> flag(String name, Function<T, @Nullable Object> value) {
    return of(name, EdmSimpleTypeKind.Boolean, 0, 0, Map.of(), value);
  }

  /** Anything else, such as a point in time, a time of day or a GUID. */
  public static <T> Field<T> other(
      String name, EdmSimpleTypeKind kind, Function<T, @Nullable Object> value) {
    return of(name, kind, 0, 0, Map.of(), value);
  }

  /** The same as a part of the key, given on create and never changed. */
  public Field<T> asKey() {
    return new Field<>(name, kind, length, scale, true, true, false, annotations, value);
  }

  /** The same, to be given on create and changed on update. */
  public Field<T> writable() {
    return new Field<>(name, kind, length, scale, key, true, true, annotations, value);
  }

  /** The same, to be given on create only. */
  public Field<T> onCreate() {
    return new Field<>(name, kind, length, scale, key, true, false, annotations, value);
  }

  /** The value in a row. */
  @Nullable Object of(T row) {
    return value.apply(row);
  }
}
