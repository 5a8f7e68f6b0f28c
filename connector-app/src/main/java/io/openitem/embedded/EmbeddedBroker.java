package io.openitem.embedded;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An Artemis broker inside this process with its journal on disk. Reached through {@link #URL} by
 * this process only.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** Where the clients in this process find it. */
  public static final String URL = "vm://0";

  /** How often a message is tried before it goes to {@link #DEAD_LETTERS}. */
  public static final int DELIVERIES_MAX = 10;

  /** Where messages go that could not be worked on. */
  public static final String DEAD_LETTERS = "openitem.dead-letters";

  /** Measured: the default of 3.33 ms allows 140 cycles a second, 100 µs some thousands. */
  private static final long JOURNAL_BUFFER_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private static final long QUEUE_BYTES_MAX = 64L << 20;

  private final EmbeddedActiveMQ broker;

  private EmbeddedBroker(EmbeddedActiveMQ broker) {
    this.broker = broker;
  }

  /**
   * Starts the broker.
   *
   * @param folder where its journal is; made when missing
   */
  public static EmbeddedBroker start(Path folder) {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    try {
      broker.setConfiguration(configuration(folder));
      broker.start();
      return new EmbeddedBroker(broker);
    } catch (Exception e) {
      throw new IllegalStateException("Artemis did not start on " + folder, e);
    }
  }

  private static Configuration configuration(Path folder) throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(true);
    configuration.setSecurityEnabled(false);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(folder.resolve("lock").toString());
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalBufferTimeout_NIO((int) JOURNAL_BUFFER_NANOS);
    configuration.addAcceptorConfiguration("in-vm", URL);
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
            .setAutoCreateDeadLetterResources(true)
            .setDeadLetterQueuePrefix(SimpleString.of(""))
            .setMaxDeliveryAttempts(DELIVERIES_MAX)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
            .setMaxSizeBytes(QUEUE_BYTES_MAX));
    return configuration;
  }

  /** How many messages were sent, received and acknowledged since the start. */
  long cycles() {
    return broker.getActiveMQServer().getTotalMessagesAcknowledged();
  }

  /** How many messages wait in all queues. */
  long waiting() {
    return broker.getActiveMQServer().getTotalMessageCount();
  }

  /** Stops the broker; what it holds stays in its folder. */
  @Override
  public void close() {
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Artemis did not stop", e);
    }
  }
}
