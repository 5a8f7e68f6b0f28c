package io.openitem.portal.contract;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing in a request that does not fit the contract. Holds no value of the request, so that no
 * card number can come back in an answer or get into a log.
 *
 * @param in which part of the request
 * @param pointer the JSON pointer into the body, or the parameter's name after a slash
 * @param problem what is wrong
 * @param expected what to send instead
 */
public record FieldError(In in, String pointer, String problem, String expected) {

  private static final int ERRORS_MAX = 20;

  /** A part of a request. */
  public enum In {
    /** The JSON body. */
    BODY,
    /** A part of the path. */
    PATH,
    /** A query parameter. */
    QUERY,
    /** A header. */
    HEADER
  }

  /** A query parameter that does not fit. */
  public static FieldError query(String name, String problem, String expected) {
    return new FieldError(In.QUERY, "/" + name, problem, expected);
  }

  /** A field of the body that does not fit. */
  public static FieldError body(String pointer, String problem, String expected) {
    return new FieldError(In.BODY, pointer, problem, expected);
  }

  /**
   * The problem that names what does not fit, at most 20 things of it.
   *
   * @param errors at least one
   */
  public static Problem problem(List<FieldError> errors) {
    FieldError first = errors.get(0);
    String more = errors.size() == 1 ? "" : " %d more in errors.".formatted(errors.size() - 1);
    String detail =
        "%s %s: %s. %s%s"
            .formatted(first.where(), first.pointer, first.problem, first.expected, more);
    return Problem.of(ProblemType.INVALID_REQUEST, detail)
        .with("errors", errors.stream().limit(ERRORS_MAX).map(FieldError::asMap).toList());
  }

  /** The problem of this one error. */
  public Problem asProblem() {
    return problem(List.of(this));
  }

  /** A name as it may be shown: no control characters, no long numbers, not at any length. */
  public static String printable(String name) {
    return Hints.printable(name);
  }

  private String where() {
    return switch (in) {
      case BODY -> "Body";
      case PATH -> "Path";
      case QUERY -> "Query";
      case HEADER -> "Header";
    };
  }

  private Map<String, Object> asMap() {
    return Map.of(
        "in", in.name().toLowerCase(Locale.ROOT),
        "pointer", pointer,
        "problem", problem,
        "expected", expected);
  }
}
