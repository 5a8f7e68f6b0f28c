package io.openitem.processor;

import io.openitem.domain.Outcome;
import java.util.List;

/** Reads what the processor retains. Changes nothing, so any failure is {@code NotDone}. */
public interface SavedMethods {

  /**
   * The methods of an organisation; empty when the processor does not know the organisation.
   *
   * @param organisation ours; the processor keeps it beside its customer
   */
  Outcome<List<SavedMethod>> list(String organisation);
}
