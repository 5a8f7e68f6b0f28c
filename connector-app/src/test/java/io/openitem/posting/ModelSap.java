package io.openitem.posting;

import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SAP in a model: it posts whatever is sent, as often as it is sent, and may do so later. In
 * memory, because the model is about when it posts, which the sandbox cannot be told to the second.
 */
final class ModelSap {

  private final Map<String, List<DocumentNumber>> documents = new HashMap<>();
  private final List<Later> later = new ArrayList<>();
  private final Duration longestRun;
  private int numbers = 1_400_000_000;

  private record Later(PostingTask task, Instant at) {}

  /**
   * An SAP.
   *
   * @param longestRun how long it works on a request at most
   */
  ModelSap(Duration longestRun) {
    this.longestRun = longestRun;
  }

  /** Posts what is due by now. */
  void passTo(Instant now) {
    for (Iterator<Later> each = later.iterator(); each.hasNext(); ) {
      Later due = each.next();
      if (!due.at().isAfter(now)) {
        each.remove();
        post(due.task());
      }
    }
  }

  /** Posts now. SAP clears an item once, whoever asks for it again. */
  Outcome<DocumentNumber> post(PostingTask task) {
    List<DocumentNumber> posted = under(task);
    if (task.kind() == PostingKind.CLEARING && !posted.isEmpty()) {
      return Outcome.done(posted.get(0));
    }
    DocumentNumber number = byHand();
    posted.add(number);
    return Outcome.done(number);
  }

  /** Posts after a share of its longest run time. */
  void postLater(PostingTask task, Instant now, int which) {
    long millis = longestRun.toMillis() * (which % 100) / 100;
    later.add(new Later(task, now.plusMillis(millis)));
  }

  /** Somebody posts a document without our reference. */
  DocumentNumber byHand() {
    numbers++;
    return PostingRig.document(numbers);
  }

  /** What is found under a posting's reference. */
  Outcome<DocumentNumber> ask(PostingTask task) {
    return found(task)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.notDone("SAP shows no such document"));
  }

  /** The document under a posting's reference. */
  Optional<DocumentNumber> found(PostingTask task) {
    return under(task).stream().findFirst();
  }

  /** All documents under each reference. */
  Map<String, List<DocumentNumber>> documents() {
    return documents;
  }

  private List<DocumentNumber> under(PostingTask task) {
    return documents.computeIfAbsent(task.reference().value(), key -> new ArrayList<>());
  }
}
