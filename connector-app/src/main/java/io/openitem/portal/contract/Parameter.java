package io.openitem.portal.contract;

import io.openitem.domain.ProblemType;
import java.util.Optional;

/**
 * A parameter of an operation.
 *
 * @param name as the contract writes it
 * @param in where it stands; never the body
 * @param required whether a request without it is refused
 * @param kind how its text is read
 * @param preset its value when it is left out
 * @param whenMissing the problem to answer with when it is required and missing
 * @param check its compiled schema
 */
public record Parameter(
    String name,
    FieldError.In in,
    boolean required,
    Kind kind,
    Optional<String> preset,
    ProblemType whenMissing,
    Check check) {

  /** How a parameter's text is read before its schema is applied. */
  public enum Kind {
    /** As it is. */
    TEXT,
    /** As a whole number. */
    INTEGER,
    /** As {@code true} or {@code false}. */
    BOOLEAN,
    /** Given once for each value, each as it is. */
    TEXTS
  }
}
