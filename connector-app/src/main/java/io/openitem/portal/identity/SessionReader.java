package io.openitem.portal.identity;

import java.util.Optional;

/** Knows the sessions of the portal's own users. */
public interface SessionReader {

  /**
   * Whose session this is; empty for one that has ended, by log-out on any replica or by time.
   *
   * @param sessionId what the cookie holds
   */
  Optional<CallerToken> find(String sessionId);
}
