package io.openitem.sandbox;

import org.apache.catalina.connector.Connector;

/** How the sandbox listens. */
final class Connectors {
  /** Held requests keep their thread, and a drill may hold many. */
  private static final int THREADS_MAX = 600;

  private static final int BODY_MAX_BYTES = 8 * 1024 * 1024;

  private Connectors() {}

  static Connector listeningAt(SandboxOptions options) {
    Connector connector = new Connector();
    connector.setPort(options.port());
    connector.setProperty("address", options.host());
    connector.setProperty("maxThreads", Integer.toString(THREADS_MAX));
    connector.setProperty("maxKeepAliveRequests", "-1");
    connector.setProperty("keepAliveTimeout", "60000");
    connector.setProperty("maxSwallowSize", Integer.toString(BODY_MAX_BYTES));
    connector.setMaxPostSize(BODY_MAX_BYTES);
    // Stripe's own client sends brackets in queries as they are.
    connector.setProperty("relaxedQueryChars", "[]");
    return connector;
  }
}
