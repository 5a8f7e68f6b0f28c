package io.openitem.sandbox.sap.odata;

/**
 * Takes changes to an entity set. Which calls are allowed at all is the model's to say.
 *
 * @param <T> a row
 */
public interface Writer<T> {

  /** Creates an entity with its children and returns it. */
  T create(Change change) throws SapFailure;

  /** Changes the given values of an entity. */
  void update(T row, Change change) throws SapFailure;

  /** Deletes an entity. */
  void delete(T row) throws SapFailure;

  /** The entity's version, for its ETag. */
  String version(T row);
}
