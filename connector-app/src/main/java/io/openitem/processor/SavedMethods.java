package io.openitem.processor;

import io.openitem.domain.Outcome;
import java.util.List;
import java.util.Set;

/** Reads what the processor retains. Changes nothing, so any failure is {@code NotDone}. */
public interface SavedMethods {

  /**
   * The methods of an organisation; empty when the processor does not know the organisation.
   *
   * @param organisation ours; the processor keeps it beside its customer
   * @param customers the processor's customers of this organisation that are known here: they are
   *     read too where the processor's own search does not show them yet
   */
  Outcome<List<SavedMethod>> list(String organisation, Set<String> customers);
}
