package io.openitem.sap.odata;

import java.util.List;
import java.util.Map;

/**
 * A structure of a service, as {@code $metadata} declares it.
 *
 * @param name its name without namespace
 * @param properties simple properties by name
 * @param parts structures by name: complex properties and what navigation leads to
 * @param keys the key's properties in order; none for a complex type
 */
record ODataType(
    String name,
    Map<String, ODataProperty> properties,
    Map<String, Part> parts,
    List<String> keys) {

  /**
   * A structure within a structure.
   *
   * @param typeName its type, for {@link ODataMetadata#type}
   * @param many whether there may be more than one
   */
  record Part(String typeName, boolean many) {}
}
