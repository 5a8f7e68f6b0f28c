package io.openitem.domain;

import java.util.Map;

/**
 * One occurrence of a problem: what is wrong, where, and what to do. Ends up as a problem document
 * (RFC 9457).
 *
 * @param type which problem
 * @param detail for the caller, in whole sentences, without card data, tokens or others' data
 * @param members further members of the document, such as {@code invoiceId} or {@code groups};
 *     values are JSON-ready (text, numbers, lists, maps)
 */
public record Problem(ProblemType type, String detail, Map<String, Object> members) {

  /** Copies the members. */
  public Problem {
    members = Map.copyOf(members);
  }

  /** A problem that needs no further members. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, Map.of());
  }

  /** The same problem with one more member. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new java.util.HashMap<>(members);
    more.put(name, value);
    return new Problem(type, detail, more);
  }

  /** Ends an operation with this problem; nothing may have been changed before. */
  public ProblemException asException() {
    return new ProblemException(this);
  }
}
