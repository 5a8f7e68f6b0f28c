package io.openitem.bench.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A consumer of the topic {@code payment.events}, as a company would have one: it subscribes
 * durably before the first payment and reads what has come once it is quiet, from the broker itself
 * and through no proxy.
 */
final class Announcements {
  private static final String NAME = "drill";
  private static final String TOPIC = "payment.events";
  private static final long NO_MORE_MILLIS = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ActiveMQConnectionFactory broker;

  private Announcements(ActiveMQConnectionFactory broker) {
    this.broker = broker;
  }

  /** Subscribes, and goes away. */
  static Announcements subscribe(int brokerPort) throws JMSException {
    Announcements announcements =
        new Announcements(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort));
    try (Connection connection = announcements.connect();
        MessageConsumer consumer = consumer(connection)) {
      consumer.receiveNoWait();
    }
    return announcements;
  }

  /** The ids of all events that were announced at least once. */
  Set<String> eventIds() throws JMSException, JsonProcessingException {
    Set<String> ids = new HashSet<>();
    try (Connection connection = connect();
        MessageConsumer consumer = consumer(connection)) {
      connection.start();
      Message message = consumer.receive(NO_MORE_MILLIS);
      while (message != null) {
        ids.add(JSON.readTree(((TextMessage) message).getText()).path("id").asText());
        message = consumer.receive(NO_MORE_MILLIS);
      }
    }
    return ids;
  }

  private Connection connect() throws JMSException {
    Connection connection = broker.createConnection();
    connection.setClientID(NAME);
    return connection;
  }

  private static MessageConsumer consumer(Connection connection) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    return session.createDurableConsumer(session.createTopic(TOPIC), NAME);
  }
}
