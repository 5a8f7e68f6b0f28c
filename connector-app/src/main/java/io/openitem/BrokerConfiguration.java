package io.openitem;

import io.openitem.embedded.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one pool of connections to the broker. */
@Configuration(proxyBeanMethods = false)
public class BrokerConfiguration {

  private static final int CONNECTIONS_MAX = 4;

  /**
   * A handshake that breaks off is waited for this long, and everybody who wants a connection with
   * it; the client's own default is 30 s.
   */
  private static final long CALL_TIMEOUT_MILLIS = 5_000;

  private static final int SESSIONS_PER_CONNECTION_MAX = 64;

  /**
   * Connects to {@code openitem.broker.url}, or to the embedded broker.
   *
   * @param embedded asked for first, so that the embedded broker runs before anyone connects
   */
  @Bean(destroyMethod = "stop")
  ConnectionFactory connectionFactory(
      ObjectProvider<EmbeddedBroker> embedded,
      @Value("${openitem.broker.url:" + EmbeddedBroker.URL + "}") String url,
      @Value("${openitem.broker.user:}") String user,
      @Value("${openitem.broker.password:}") String password) {
    embedded.ifAvailable(broker -> {});
    ActiveMQConnectionFactory broker =
        user.isEmpty()
            ? new ActiveMQConnectionFactory(url)
            : new ActiveMQConnectionFactory(url, user, password);
    if (!url.contains("callTimeout")) {
      broker.setCallTimeout(CALL_TIMEOUT_MILLIS);
    }
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(broker);
    pool.setMaxConnections(CONNECTIONS_MAX);
    pool.setMaxSessionsPerConnection(SESSIONS_PER_CONNECTION_MAX);
    return pool;
  }
}
