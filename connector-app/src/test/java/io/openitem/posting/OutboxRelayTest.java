package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.support.TestBroker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.UncategorizedJmsException;

class OutboxRelayTest {

  private static final int SEVERAL_HUNDRED_A_SECOND = 300;

  private final PostingRig rig = new PostingRig(Clock.systemUTC(), TestSettings.DEFAULTS);

  private final Path folder;

  OutboxRelayTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void rowsStayUntilTheBrokerHasThem() throws Exception {
    fill(3);
    try (BrokerSender nowhere =
        new BrokerSender(new ActiveMQConnectionFactory("vm://999?create=false"))) {
      assertThatThrownBy(() -> relay(nowhere).drain())
          .isInstanceOf(UncategorizedJmsException.class);
    }
    assertThat(rig.text("select count(*) from outbox")).isEqualTo("3");

    try (TestBroker broker = TestBroker.start(folder);
        BrokerSender sender = new BrokerSender(broker.connections())) {
      relay(sender).drain();

      assertThat(rig.text("select count(*) from outbox")).isEqualTo("0");
      for (int n = 1; n <= 3; n++) {
        assertThat(
                broker
                    .receive("posting.requested", Duration.ofSeconds(10))
                    .orElseThrow()
                    .getBody(String.class))
            .isEqualTo("message " + n);
      }
    }
  }

  @Test
  void severalHundredRowsASecondAreSent() throws Exception {
    int rows = 10 * SEVERAL_HUNDRED_A_SECOND;
    try (TestBroker broker = TestBroker.start(folder);
        BrokerSender sender = new BrokerSender(broker.connections())) {
      relay(sender).drain();
      fill(rows);
      long start = System.nanoTime();

      relay(sender).drain();

      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(rig.text("select count(*) from outbox")).isEqualTo("0");
      assertThat(took).isLessThan(Duration.ofSeconds(10));
    }
  }

  private OutboxRelay relay(BrokerSender sender) {
    return new OutboxRelay(rig.database.transactions(), rig.outbox, sender, 200);
  }

  private void fill(int rows) {
    rig.database
        .jdbc()
        .sql(
            """
            insert into outbox (destination, body, created_at)
            select 'queue:posting.requested', 'message ' || n, now() from generate_series(1, :rows) n""")
        .param("rows", rows)
        .update();
  }
}
