package io.openitem.sandbox.sap.odata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entity set: its type, where its rows come from, and what may be done to it.
 *
 * @param <T> a row
 * @param set the set's name
 * @param type the type's name
 * @param fields by name, in the order of the metadata
 * @param navigations by name
 * @param rows where rows come from
 * @param writer takes changes; empty for a set that is read only
 * @param creatable sap:creatable
 * @param updatable sap:updatable
 * @param deletable sap:deletable
 * @param etag the property that carries the ETag, with ConcurrencyMode Fixed; blank for none
 */
public record EntityModel<T>(
    String set,
    String type,
    Map<String, Field<T>> fields,
    Map<String, Navigation<T>> navigations,
    Rows<T> rows,
    Optional<Writer<T>> writer,
    boolean creatable,
    boolean updatable,
    boolean deletable,
    String etag) {

  /** A set that can only be read. */
  public static <T> EntityModel<T> readOnly(
      String set, List<Field<T>> fields, List<Navigation<T>> navigations, Rows<T> rows) {
    return new EntityModel<>(
        set,
        set + "Type",
        byName(fields),
        navigationsByName(navigations),
        rows,
        Optional.empty(),
        false,
        false,
        false,
        "");
  }

  /** The same, with changes taken. */
  public EntityModel<T> writable(Writer<T> taker, boolean create, boolean update, boolean delete) {
    return new EntityModel<>(
        set, type, fields, navigations, rows, Optional.of(taker), create, update, delete, etag);
  }

  /** The same with another name of its type than the set's with "Type". */
  public EntityModel<T> typed(String name) {
    return new EntityModel<>(
        set, name, fields, navigations, rows, writer, creatable, updatable, deletable, etag);
  }

  /** The same, with an ETag property. */
  public EntityModel<T> withEtag(String property) {
    return new EntityModel<>(
        set, type, fields, navigations, rows, writer, creatable, updatable, deletable, property);
  }

  private static <T> Map<String, Field<T>> byName(List<Field<T>> fields) {
    Map<String, Field<T>> map = new LinkedHashMap<>();
    fields.forEach(field -> map.put(field.name(), field));
    return map;
  }

  private static <T> Map<String, Navigation<T>> navigationsByName(List<Navigation<T>> list) {
    Map<String, Navigation<T>> map = new LinkedHashMap<>();
    list.forEach(navigation -> map.put(navigation.name(), navigation));
    return map;
  }

  /** The key's fields, in order. */
  public List<Field<T>> keys() {
    return fields.values().stream().filter(Field::key).toList();
  }

  /** A row's key, as SAP shows it. */
  List<String> keyOf(T row) {
    List<String> key = new ArrayList<>(4);
    for (Field<T> field : fields.values()) {
      if (field.key()) {
        key.add(String.valueOf(field.of(row)));
      }
    }
    return key;
  }
}
