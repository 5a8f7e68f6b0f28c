package io.openitem.sap.odata;

/** What a call does. */
public enum ODataMethod {
  /** GET an entity, a collection or what a navigation leads to. */
  READ,
  /** GET {@code $count} of a collection. */
  COUNT,
  /** POST an entity, with its children where the body has them (deep insert). */
  CREATE,
  /** PUT an entity: what the body does not name is reset. */
  UPDATE,
  /** MERGE into an entity: what the body does not name stays. */
  MERGE,
  /** PATCH an entity: MERGE under its later name. */
  PATCH,
  /** DELETE an entity. */
  DELETE,
  /** Call a function import by the HTTP method that {@code $metadata} gives it. */
  CALL;

  boolean changesAnExisting() {
    return this == UPDATE || this == MERGE || this == PATCH || this == DELETE;
  }

  boolean writesABody() {
    return this == CREATE || this == UPDATE || this == MERGE || this == PATCH;
  }
}
