package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.MasterData;
import java.util.function.Function;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;

/**
 * Keeps changes of master data by entity and field.
 *
 * @param <T> a row
 * @param master where
 * @param entity the name of a row's entity
 * @param creator creates a row
 */
record MasterWriter<T>(MasterData master, Function<T, String> entity, Creator<T> creator)
    implements Writer<T> {

  /** Creates a row with its children. */
  interface Creator<T> {
    T create(Change change) throws SapFailure;
  }

  /** A writer that only updates. */
  static <T> MasterWriter<T> updating(MasterData master, Function<T, String> entity) {
    return new MasterWriter<>(
        master,
        entity,
        change -> {
          throw SapFailure.notImplemented("Cannot be created");
        });
  }

  @Override
  public T create(Change change) throws SapFailure {
    return creator.create(change);
  }

  @Override
  public void update(T row, Change change) {
    keep(master, entity.apply(row), change);
  }

  /** Sets the given fields and counts the change. */
  static void keep(MasterData master, String entity, Change change) {
    change.values().keySet().forEach(name -> master.set(entity, name, change.text(name)));
    master.set(entity, "#version", Integer.toString(master.version(entity) + 1));
  }

  @Override
  public void delete(T row) throws SapFailure {
    throw new SapFailure(
        HttpStatusCodes.METHOD_NOT_ALLOWED,
        "/IWFND/CM_MGW/012",
        "Cannot be deleted",
        java.util.List.of());
  }

  @Override
  public String version(T row) {
    return "SBX" + master.version(entity.apply(row));
  }
}
