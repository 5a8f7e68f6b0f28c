package io.openitem.portal.front;

import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;

/** The way from the front into the routes. */
public interface HandOver {

  /** The servlet request's attribute in which the door leaves the key of the caller's session. */
  String SESSION = "openitem.session";

  /**
   * Runs {@code direct:<operationId>} and waits for its answer.
   *
   * @throws io.openitem.domain.ProblemException for a refusal
   * @throws OperationFailure for everything else: what was done by then is recorded, and may have
   *     moved money
   */
  OperationResponse call(OperationRequest request);
}
