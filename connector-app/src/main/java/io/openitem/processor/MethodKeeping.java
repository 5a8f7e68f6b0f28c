package io.openitem.processor;

import io.openitem.domain.Outcome;

/**
 * Adds and takes away what a processor retains. Numbers are given to the processor on its own page,
 * never here. Never throws for what the processor does; blocks at most the adapter's connect and
 * read time-outs; never called inside a transaction. Moves no money, whatever it answers.
 */
public interface MethodKeeping {
  /**
   * The processor's customer of an organisation; made where there is none. Safe to repeat.
   *
   * @param organisation ours; the processor keeps it beside its customer
   * @return {@code Done} with the processor's id; {@code Refused} for a name it cannot keep;
   *     otherwise it may be repeated
   */
  Outcome<String> customerOf(String organisation);

  /**
   * Begins to retain a method, on a page of the processor's own. Equal requests make equal calls
   * and get the same page, as long as the processor remembers the first.
   *
   * @return {@code Done} with the page; {@code Refused}: it makes none for this request; otherwise
   *     it may be repeated
   */
  Outcome<SetupPage> startSetup(SetupRequest request);

  /**
   * Lets go of a retained method, for good. Safe to repeat.
   *
   * @param processorMethod the processor's token
   * @return {@code Done} once it is retained no more, whoever let go of it; {@code Unknown} where
   *     it may be or not; {@code Refused} or {@code NotDone} where it still is
   */
  Outcome<Detached> detach(String processorMethod);

  /**
   * A method that is retained no more.
   *
   * @param processorMethod the processor's token
   */
  record Detached(String processorMethod) {}
}
