package io.openitem.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

  @Test
  void everyTestHasAnEmptyDatabaseOfItsOwn() {
    try (TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create()) {
      one.jdbc().sql("insert into lane (lane_id) values ('here')").update();

      assertThat(lanes(one.jdbc())).isOne();
      assertThat(lanes(other.jdbc())).isZero();
    }
  }

  @Test
  void aPaymentsHistoryOnlyGrows() {
    try (TestDatabase database = TestDatabase.create()) {
      database
          .jdbc()
          .sql("alter table payment_event drop constraint payment_event_payment_id_fkey")
          .update();
      database
          .jdbc()
          .sql(
              "insert into payment_event (event_id, payment_id, type, at, data) values ('e', 'p', 't', now(), '{}')")
          .update();

      assertThatThrownBy(() -> database.jdbc().sql("delete from payment_event").update())
          .hasMessageContaining("only grows");
    }
  }

  private static long lanes(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from lane").query(Long.class).single();
  }
}
