package io.openitem.sandbox.sap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this SAP was sent: the last request bodies, and for a posted document the XML it was posted
 * from. In memory and bounded; a restart forgets it. Thread-safe.
 */
public final class ReceivedRequests {
  private static final int REQUESTS_MAX = 1_000;
  private static final int DOCUMENTS_MAX = 20_000;

  private final Deque<Received> requests = new ArrayDeque<>();
  private final Map<String, String> byDocument = new LinkedHashMap<>();

  /**
   * A request that had a body.
   *
   * @param point the fault point it came in at
   * @param atMillis when, milliseconds since 1970-01-01T00:00Z
   * @param body as it was sent
   */
  public record Received(String point, long atMillis, String body) {}

  /** Remembers a request. */
  public synchronized void add(Received request) {
    requests.addLast(request);
    if (requests.size() > REQUESTS_MAX) {
      requests.removeFirst();
    }
  }

  /** Remembers what a document was posted from. */
  public synchronized void addDocument(String documentKey, String xml) {
    byDocument.put(documentKey, xml);
    if (byDocument.size() > DOCUMENTS_MAX) {
      var oldest = byDocument.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** The last requests, newest first. */
  public synchronized List<Received> last(int count) {
    List<Received> last = new ArrayList<>();
    var newestFirst = requests.descendingIterator();
    while (newestFirst.hasNext() && last.size() < count) {
      last.add(newestFirst.next());
    }
    return last;
  }

  /** The XML that a document was posted from. */
  public synchronized Optional<String> ofDocument(String documentKey) {
    return Optional.ofNullable(byDocument.get(documentKey));
  }
}
