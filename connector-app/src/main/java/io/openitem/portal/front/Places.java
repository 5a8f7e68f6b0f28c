package io.openitem.portal.front;

import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import java.util.concurrent.Semaphore;

/**
 * How much runs at once. Downloads have places of their own: each lasts as long as its reader
 * takes, and slow readers are not to keep others from paying.
 */
final class Places {

  private final Semaphore operations;
  private final Semaphore downloads;

  Places(int operationsMax, int downloadsMax) {
    this.operations = new Semaphore(operationsMax);
    this.downloads = new Semaphore(downloadsMax);
  }

  /**
   * Takes a place for an answer of this media type.
   *
   * @throws io.openitem.domain.ProblemException {@code busy} when all are taken
   */
  Place take(String mediaType) {
    Semaphore places = mediaType.equals(OperationRequest.JSON) ? operations : downloads;
    if (!places.tryAcquire()) {
      throw Problem.of(ProblemType.BUSY, "Nothing was done. Try again a little later.")
          .asException();
    }
    return places::release;
  }

  /** A place that was taken. */
  interface Place {

    /** Frees it; to be done once. */
    void leave();
  }
}
