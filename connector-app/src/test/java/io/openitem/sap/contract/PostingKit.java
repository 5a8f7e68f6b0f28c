package io.openitem.sap.contract;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingTask;
import java.util.List;

/** A posting API's shipped routes, called as the posting mechanism calls them. */
public interface PostingKit extends AutoCloseable {

  /** The documents that bring a payment into SAP, without those that only clear. */
  default List<PostingTask> tasks(TaskBuilder payment) {
    return List.of(payment.payment());
  }

  /** Sends a payment. */
  Outcome<DocumentNumber> post(PostingTask task);

  /** Asks for a payment. */
  Outcome<DocumentNumber> askPost(PostingTask task);

  /**
   * Posts a payment and has its items cleared, in as many documents as the API needs.
   *
   * @return the clearing document, or how the first step ended that brought none
   */
  Outcome<DocumentNumber> settle(TaskBuilder payment);

  @Override
  void close();
}
