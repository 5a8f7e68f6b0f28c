package io.openitem.portal.contract;

import io.openitem.domain.Caller;
import io.openitem.domain.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An operation of the contract.
 *
 * @param id its {@code operationId}, and the name of its route
 * @param method the HTTP method
 * @param path the whole path, with its variables in braces
 * @param open whether it is called without a token, because something else proves the caller
 * @param roles who may call it: any of these; empty for open operations only
 * @param parameters all parameters
 * @param body the request's body, where it has one
 * @param answers the answers by HTTP status
 * @param problems the problems that are its own
 */
public record Operation(
    String id,
    String method,
    String path,
    boolean open,
    Set<Caller.Role> roles,
    List<Parameter> parameters,
    Optional<RequestBody> body,
    Map<Integer, Answer> answers,
    Set<ProblemType> problems) {

  /** Copies what is given and refuses an operation that nobody may call. */
  public Operation {
    roles = Set.copyOf(roles);
    parameters = List.copyOf(parameters);
    answers = Map.copyOf(answers);
    problems = Set.copyOf(problems);
    if (open != roles.isEmpty()) {
      throw new IllegalArgumentException(
          "operation " + id + " has to name its x-roles, or no security");
    }
  }

  /** The parameters in one part of the request. */
  public List<Parameter> parametersIn(FieldError.In in) {
    return parameters.stream().filter(parameter -> parameter.in() == in).toList();
  }

  /** Every media type that it can answer with when all goes well. */
  public Set<String> produces() {
    return answers.values().stream()
        .flatMap(answer -> answer.checks().keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
