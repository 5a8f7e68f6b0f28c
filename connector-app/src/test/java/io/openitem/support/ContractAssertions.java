package io.openitem.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.PortalJson;
import io.openitem.portal.contract.Answer;
import io.openitem.portal.contract.Check;
import io.openitem.portal.contract.Contract;
import io.openitem.portal.contract.FieldError;
import io.openitem.portal.contract.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks answers against the contract. */
public final class ContractAssertions {

  private static final Contract API = Contract.load(Contract.API);
  private static final Contract WEBHOOKS = Contract.load(Contract.WEBHOOKS);
  private static final Check PROBLEM = API.schema("Problem");

  private ContractAssertions() {}

  /** An operation of either contract. */
  public static Operation operation(String operationId) {
    return Stream.concat(API.operations().stream(), WEBHOOKS.operations().stream())
        .filter(operation -> operation.id().equals(operationId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no operation " + operationId));
  }

  /**
   * Asserts that the contract declares this answer of the operation, headers included, and that its
   * body as it would be written fits.
   *
   * @return the body as it would be written
   */
  public static JsonNode assertFits(String operationId, OperationResponse response) {
    JsonNode body = json(response.body());
    assertFits(operationId, response.status(), body);
    Answer declared = declared(operationId, response.status());
    assertThat(declared.headers()).containsAll(response.headers().keySet());
    return body;
  }

  /** Asserts that the contract declares this answer of the operation and that its body fits. */
  public static void assertFits(String operationId, int status, JsonNode body) {
    Check check =
        Optional.ofNullable(declared(operationId, status).checks().get("application/json"))
            .orElseThrow(() -> new AssertionError(operationId + " declares no JSON for " + status));
    List<FieldError> errors = check.errors(body, FieldError.In.BODY, "");
    assertThat(errors).as("%s answers %s", operationId, body.toPrettyString()).isEmpty();
  }

  /** Asserts that a problem document fits the contract and is of this type. */
  public static void assertProblem(ProblemType type, int status, JsonNode body) {
    assertThat(PROBLEM.errors(body, FieldError.In.BODY, ""))
        .as("problem document %s", body.toPrettyString())
        .isEmpty();
    assertThat(body.path("type").asText()).endsWith("errors#" + type.slug());
    assertThat(body.path("status").asInt()).isEqualTo(type.status());
    assertThat(status).isEqualTo(type.status());
    assertThat(body.path("title").asText()).isEqualTo(type.title());
  }

  private static Answer declared(String operationId, int status) {
    Answer answer = operation(operationId).answers().get(status);
    if (answer == null) {
      throw new AssertionError(operationId + " declares no answer " + status);
    }
    return answer;
  }

  private static JsonNode json(Object body) {
    try {
      return PortalJson.mapper().readTree(PortalJson.mapper().writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
