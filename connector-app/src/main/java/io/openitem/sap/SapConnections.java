package io.openitem.sap;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** The connections to all SAP systems of the settings, by name. */
public final class SapConnections implements AutoCloseable {
  private final Map<String, SapConnection> byName;

  /**
   * Prepares a connection to each system; nothing is sent yet.
   *
   * @param systems the systems by name
   * @param clock the clock of all connections
   */
  public SapConnections(Map<String, SapSystem> systems, Clock clock) {
    Map<String, SapConnection> prepared = new TreeMap<>();
    systems.forEach((name, system) -> prepared.put(name, new SapConnection(name, system, clock)));
    this.byName = prepared;
  }

  /**
   * Prepares a connection to each system of the settings.
   *
   * @param settings the settings
   * @param clock the clock of all connections
   * @return the connections
   * @throws IllegalArgumentException naming the system whose settings are wrong, and why
   */
  public static SapConnections of(SapSettings settings, Clock clock) {
    Map<String, SapSystem> systems = new TreeMap<>();
    settings
        .systems()
        .forEach(
            (name, system) -> {
              try {
                systems.put(name, system.toSystem());
              } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                    "openitem.sap.systems." + name + ": " + wrong.getMessage(), wrong);
              }
            });
    return new SapConnections(systems, clock);
  }

  /**
   * The connection to a system.
   *
   * @param name the system's name
   * @return its connection
   * @throws IllegalArgumentException when no such system is configured; names those that are
   */
  public SapConnection to(String name) {
    SapConnection connection = byName.get(name);
    if (connection == null) {
      throw new IllegalArgumentException(
          "No SAP system '" + name + "' in openitem.sap.systems; known: " + byName.keySet());
    }
    return connection;
  }

  @Override
  public void close() {
    byName.values().forEach(SapConnection::close);
  }
}
