package io.openitem.sandbox.sap.odata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an entity set's rows come from.
 *
 * @param <T> a row
 */
public interface Rows<T> {

  /** The row with this key, values as SAP shows them. */
  Optional<T> find(Map<String, String> key);

  /**
   * At least the rows that a query may select, in the order of the key, none twice. More may be
   * given: each is checked.
   *
   * @param access what the filter demands of the fields
   * @param after only rows whose key is beyond this; blank for all
   */
  Stream<T> candidates(Access access, List<String> after);
}
