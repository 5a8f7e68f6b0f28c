package io.openitem.portal.contract;

import java.util.Map;
import java.util.Set;

/**
 * An answer of an operation that is no problem.
 *
 * @param headers the headers that it may carry
 * @param checks by media type, its compiled schema
 */
public record Answer(Set<String> headers, Map<String, Check> checks) {

  /** Copies both. */
  public Answer {
    headers = Set.copyOf(headers);
    checks = Map.copyOf(checks);
  }
}
