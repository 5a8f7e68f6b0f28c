package io.openitem.posting;

import io.openitem.store.Outbox;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jms.UncategorizedJmsException;

/**
 * Sends batches of messages, each in one transaction of the broker. Keeps one session open, and
 * opens a new one after a failure. For one thread.
 */
final class BrokerSender implements AutoCloseable {

  private final ConnectionFactory connections;
  private Optional<Line> line = Optional.empty();

  /** Connects through this factory, with the first batch. */
  BrokerSender(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Sends and commits.
   *
   * @throws UncategorizedJmsException when the broker did not say that it has them; it may have
   */
  void send(List<Outbox.Message> batch) {
    try {
      Line open = line.isPresent() ? line.get() : open();
      for (Outbox.Message message : batch) {
        open.send(message);
      }
      open.session().commit();
    } catch (JMSException e) {
      close();
      throw new UncategorizedJmsException("the broker did not take a batch", e);
    }
  }

  @Override
  public void close() {
    line.ifPresent(Line::close);
    line = Optional.empty();
  }

  private Line open() throws JMSException {
    Connection connection = connections.createConnection();
    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
    Line opened = new Line(connection, session, session.createProducer(null), new HashMap<>());
    line = Optional.of(opened);
    return opened;
  }

  private record Line(
      Connection connection,
      Session session,
      MessageProducer producer,
      Map<String, Destination> destinations) {

    void send(Outbox.Message message) throws JMSException {
      Destination destination = destinations.get(message.destination());
      if (destination == null) {
        destination = destination(message.destination());
        destinations.put(message.destination(), destination);
      }
      producer.send(destination, session.createTextMessage(message.body()));
    }

    private Destination destination(String name) throws JMSException {
      if (name.startsWith("topic:")) {
        return session.createTopic(name.substring("topic:".length()));
      }
      return session.createQueue(name.substring("queue:".length()));
    }

    void close() {
      try {
        connection.close();
      } catch (JMSException e) {
        // It is being given up because it failed; there is nothing left to do about it.
        org.slf4j.LoggerFactory.getLogger(BrokerSender.class).debug("closing failed", e);
      }
    }
  }
}
