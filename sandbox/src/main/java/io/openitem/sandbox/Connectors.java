package io.openitem.sandbox;

import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;

/** How the sandbox listens, and what its container leaves alone. */
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

  /** These checks are for reloaded web applications, and warn on every close of this one. */
  static void skipLeakChecks(Context context) {
    if (context instanceof StandardContext standard) {
      standard.setClearReferencesObjectStreamClassCaches(false);
      standard.setClearReferencesThreadLocals(false);
      standard.setClearReferencesRmiTargets(false);
    }
  }
}
