package io.openitem.sap;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request body that knows whether the client ever asked for it. The client writes the head first;
 * while no byte of a body that the head announced has been taken, the other side cannot hold a
 * complete request.
 */
final class WatchedBody implements BodyPublisher {
  private final BodyPublisher bytes;
  private final AtomicInteger taken = new AtomicInteger();

  WatchedBody(byte[] body) {
    this.bytes = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }

  /** Whether the head alone is already the whole request. */
  boolean empty() {
    return bytes.contentLength() == 0;
  }

  /** How often the client has begun to send it: more than once would be a resend. */
  int timesTaken() {
    return taken.get();
  }

  @Override
  public long contentLength() {
    return bytes.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    taken.incrementAndGet();
    bytes.subscribe(subscriber);
  }
}
