package io.openitem.sandbox.sap;

import io.openitem.sandbox.sap.ledger.LedgerEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Fields of master data that were changed after generation, by entity and field. Thread-safe;
 * changes to one entity are made one at a time.
 */
public final class MasterData {
  private final Map<String, Map<String, String>> changed = new ConcurrentHashMap<>();
  private final Consumer<LedgerEvent> journal;

  MasterData(Consumer<LedgerEvent> journal) {
    this.journal = journal;
  }

  void replay(LedgerEvent.Master event) {
    fields(event.entity()).put(event.field(), event.value());
  }

  private Map<String, String> fields(String entity) {
    return changed.computeIfAbsent(entity, k -> new ConcurrentHashMap<>());
  }

  /**
   * A field's value.
   *
   * @param entity the entity's set and key, for instance {@code CustomerCompany/0010000001/1710}
   * @param otherwise the value it was generated with
   */
  public String get(String entity, String field, String otherwise) {
    Map<String, String> fields = changed.get(entity);
    return fields == null ? otherwise : fields.getOrDefault(field, otherwise);
  }

  /** Sets a field. */
  public synchronized void set(String entity, String field, String value) {
    journal.accept(new LedgerEvent.Master(entity, field, value));
    fields(entity).put(field, value);
  }

  /** How often an entity was changed; part of its ETag. */
  public int version(String entity) {
    return Integer.parseInt(get(entity, "#version", "0"));
  }

  /** Entities whose name begins with this and that were changed or created. */
  public java.util.List<String> changedEntities(String prefix) {
    return changed.keySet().stream().filter(key -> key.startsWith(prefix)).sorted().toList();
  }
}
