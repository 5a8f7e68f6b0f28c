package io.openitem.portal.front;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/** Names one request in the log and in problem documents. Made here, never taken from a header. */
final class Trace implements AutoCloseable {

  private static final String KEY = "traceId";

  private final String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

  private Trace() {
    MDC.put(KEY, id);
  }

  static Trace begin() {
    return new Trace();
  }

  String id() {
    return id;
  }

  @Override
  public void close() {
    MDC.remove(KEY);
  }
}
