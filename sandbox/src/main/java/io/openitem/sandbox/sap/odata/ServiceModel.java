package io.openitem.sandbox.sap.odata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OData service.
 *
 * @param name its name, which is also its namespace and the end of its path
 * @param version as $metadata documents name it
 * @param entities by set name
 * @param functions by name
 * @param batch false when the metadata says that $batch is not supported
 */
public record ServiceModel(
    String name,
    String version,
    Map<String, EntityModel<?>> entities,
    Map<String, FunctionModel> functions,
    boolean batch) {

  /** A service of these entity sets and function imports. */
  public static ServiceModel of(
      String name,
      String version,
      List<EntityModel<?>> entities,
      List<FunctionModel> functions,
      boolean batch) {
    Map<String, EntityModel<?>> sets = new LinkedHashMap<>();
    entities.forEach(entity -> sets.put(entity.set(), entity));
    Map<String, FunctionModel> imports = new LinkedHashMap<>();
    functions.forEach(function -> imports.put(function.name(), function));
    return new ServiceModel(name, version, sets, imports, batch);
  }

  /** The container's name. */
  String container() {
    return name + "_Entities";
  }
}
