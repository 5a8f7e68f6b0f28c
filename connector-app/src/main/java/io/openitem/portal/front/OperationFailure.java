package io.openitem.portal.front;

import java.util.Optional;

/** An operation ended in a fault of ours. */
public final class OperationFailure extends RuntimeException {

  private final transient Optional<String> paymentId;

  OperationFailure(String message, Optional<String> paymentId, Throwable cause) {
    super(message, cause);
    this.paymentId = paymentId;
  }

  /** The payment that it is about, as far as the route had come to know it. */
  public Optional<String> paymentId() {
    return paymentId;
  }
}
