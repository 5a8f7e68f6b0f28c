package io.openitem.deployment;

/**
 * A file that may not go into operation. Stops the start; the message names the file, the place in
 * it and what to do.
 */
public final class StartRefused extends RuntimeException {

  /** Refuses with a message for whoever deployed the file. */
  public StartRefused(String message) {
    super(message);
  }

  /** Refuses with a message for whoever deployed the file, and what was found underneath. */
  public StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
