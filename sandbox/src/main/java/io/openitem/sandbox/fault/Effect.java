package io.openitem.sandbox.fault;

import java.io.IOException;

/** What a request does to the sandbox's state; returns what to answer. */
@FunctionalInterface
public interface Effect {

  /**
   * Takes effect once.
   *
   * @throws IOException when the request cannot be read
   */
  Answer take() throws IOException;
}
