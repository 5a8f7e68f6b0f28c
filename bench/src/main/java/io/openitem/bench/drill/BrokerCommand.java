package io.openitem.bench.drill;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The drill's broker: Artemis in a process of its own, so that it can be killed. */
@Command(
    name = "broker",
    hidden = true,
    description = "Runs a durable Artemis on a port of the loopback address until it is stopped.")
public final class BrokerCommand implements Callable<Integer> {
  private static final long JOURNAL_BUFFER_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  @Option(names = "--port", required = true, description = "Where it listens.")
  private int port;

  @Option(names = "--data", required = true, description = "Where its journal is.")
  private Path data = Path.of(".");

  @Override
  public Integer call() throws Exception {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration());
    broker.start();
    new CountDownLatch(1).await();
    return 0;
  }

  private Configuration configuration() throws Exception {
    Configuration configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(true);
    configuration.setSecurityEnabled(false);
    configuration.setJournalDirectory(data.resolve("journal").toString());
    configuration.setBindingsDirectory(data.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(data.resolve("large").toString());
    configuration.setPagingDirectory(data.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(data.resolve("lock").toString());
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalBufferTimeout_NIO((int) JOURNAL_BUFFER_NANOS);
    configuration.addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
    return configuration;
  }
}
