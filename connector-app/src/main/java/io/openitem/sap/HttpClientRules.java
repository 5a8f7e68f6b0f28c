package io.openitem.sap;

/**
 * What the JDK's HTTP client must and must not do in this process. It reads these system properties
 * once, when its first connection is made.
 */
final class HttpClientRules {
  private static final String RETRY_ALL = "jdk.httpclient.enableAllMethodRetry";
  private static final String KEEP_ALIVE_SECONDS = "jdk.httpclient.keepalive.timeout";

  private HttpClientRules() {}

  /**
   * Refuses a process in which the client would repeat a POST by itself, and gives kept connections
   * 15 seconds where nothing else is set: servers close theirs after 20 to 30, JDK 17 keeps them
   * 1,200, and a POST into a connection that the other side has just closed ends as unknown.
   *
   * @throws IllegalStateException when every method would be repeated
   */
  static void hold() {
    String retryAll = System.getProperty(RETRY_ALL);
    if (retryAll != null && !retryAll.equalsIgnoreCase("false")) {
      throw new IllegalStateException(
          "System property " + RETRY_ALL + " would send a POST twice: remove it");
    }
    if (System.getProperty(KEEP_ALIVE_SECONDS) == null) {
      System.setProperty(KEEP_ALIVE_SECONDS, "15");
    }
  }
}
