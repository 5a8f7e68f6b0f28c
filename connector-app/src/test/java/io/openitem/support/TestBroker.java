package io.openitem.support;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** An Artemis broker of a test's own, with its journal on disk. */
public final class TestBroker implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger(1000);

  private final EmbeddedActiveMQ broker;
  private final ActiveMQConnectionFactory connections;
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();

  private TestBroker(EmbeddedActiveMQ broker, String url) {
    this.broker = broker;
    this.connections = new ActiveMQConnectionFactory(url);
    this.pool.setConnectionFactory(connections);
    this.pool.setMaxConnections(4);
  }

  /**
   * Starts a broker.
   *
   * @param folder for its journal
   */
  public static TestBroker start(Path folder) throws Exception {
    String url = "vm://" + COUNT.incrementAndGet();
    Configuration configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(true);
    configuration.setSecurityEnabled(false);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(folder.resolve("lock").toString());
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalBufferTimeout_NIO(100_000);
    configuration.addAcceptorConfiguration("in-vm", url);
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();
    return new TestBroker(broker, url);
  }

  /** Pooled connections to it. */
  public ConnectionFactory connections() {
    return pool;
  }

  /** Sends a text to a queue. */
  public void send(String queue, String body) {
    try (JMSContext context = connections.createContext()) {
      context.createProducer().send(context.createQueue(queue), body);
    }
  }

  /** Takes the next text from a queue. */
  public Optional<Message> receive(String queue, Duration atMost) {
    try (JMSContext context = connections.createContext()) {
      return Optional.ofNullable(
          context.createConsumer(context.createQueue(queue)).receive(atMost.toMillis()));
    }
  }

  @Override
  public void close() throws JMSException {
    pool.stop();
    connections.close();
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the broker did not stop", e);
    }
  }
}
