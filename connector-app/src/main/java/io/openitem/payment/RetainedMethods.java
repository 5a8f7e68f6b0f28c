package io.openitem.payment;

import static io.openitem.store.Timestamps.optionalInstant;
import static io.openitem.store.Timestamps.utc;

import io.openitem.processor.SavedMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What processors were last seen to retain for an organisation, in SQL. */
final class RetainedMethods {

  private final JdbcClient jdbc;
  private final PaymentMethodStore store;

  RetainedMethods(JdbcClient jdbc, PaymentMethodStore store) {
    this.jdbc = jdbc;
    this.store = store;
  }

  /**
   * When an organisation's methods were last read from a processor; empty too while a method is
   * being added there, because what was read then may be out of date at any moment.
   */
  Optional<Instant> readAt(String organisation, String processor, Instant now) {
    return jdbc.sql(
            """
            select read_at from payment_method_read
            where organisation = :organisation and processor = :processor and not exists (
              select 1 from payment_method_setup where organisation = :organisation
                and processor = :processor and ended_at is null and expires_at > :now)""")
        .param("now", utc(now))
        .param("organisation", organisation)
        .param("processor", processor)
        .query((row, n) -> optionalInstant(row, "read_at").orElseThrow())
        .optional();
  }

  /** The processor's customers that this organisation is known to have there. */
  Set<String> customers(String organisation, String processor) {
    return jdbc.sql(
            """
            select processor_customer from payment_method
            where organisation = :organisation and processor = :processor
            union select processor_customer from payment_method_setup
            where organisation = :organisation and processor = :processor
              and processor_customer is not null
            limit 10""")
        .param("organisation", organisation)
        .param("processor", processor)
        .query(String.class)
        .set();
  }

  /**
   * Replaces what is known of an organisation's methods at a processor; in a transaction.
   *
   * @param now when the reading began: what was removed since stays removed
   */
  void replace(String organisation, String processor, List<SavedMethod> methods, Instant now) {
    store.alone(organisation);
    jdbc.sql(
            """
            insert into payment_method_read (organisation, processor, read_at)
            values (:organisation, :processor, :now)
            on conflict (organisation, processor) do update set read_at = excluded.read_at""")
        .param("organisation", organisation)
        .param("processor", processor)
        .param("now", utc(now))
        .update();
    boolean added = false;
    for (SavedMethod method : methods) {
      added |= upsert(organisation, processor, method, now);
    }
    if (added) {
      endSetups(organisation, processor, now);
    }
    jdbc.sql(
            """
            update payment_method set removed_at = :now
            where organisation = :organisation and processor = :processor
              and removed_at is null and seen_at < :now""")
        .param("organisation", organisation)
        .param("processor", processor)
        .param("now", utc(now))
        .update();
  }

  /** What was being added is there. */
  private void endSetups(String organisation, String processor, Instant now) {
    jdbc.sql(
            """
            update payment_method_setup set ended_at = :now
            where organisation = :organisation and processor = :processor and ended_at is null
              and created_at < :now""")
        .param("organisation", organisation)
        .param("processor", processor)
        .param("now", utc(now))
        .update();
  }

  /** Returns whether it was not known before. The organisation's own choice of default counts. */
  private boolean upsert(String organisation, String processor, SavedMethod method, Instant now) {
    return jdbc.sql(
            """
            insert into payment_method (method_id, organisation, processor, processor_method,
              processor_customer, type, brand, last_four, expiry, holder, funding, is_default,
              seen_at)
            values (:method, :organisation, :processor, :token, :customer, :type, :brand,
              :lastFour, :expiry, :holder, :funding, coalesce((select d.method_id = :method
              from payment_method_default d where d.organisation = :organisation), :isDefault),
              :now)
            on conflict (processor, processor_method) do update set
              organisation = excluded.organisation,
              processor_customer = excluded.processor_customer, brand = excluded.brand,
              last_four = excluded.last_four, expiry = excluded.expiry, holder = excluded.holder,
              funding = excluded.funding, is_default = excluded.is_default,
              seen_at = excluded.seen_at,
              removed_at = case when payment_method.removed_at >= excluded.seen_at
                then payment_method.removed_at end
            returning xmax = 0""")
        .param("method", PaymentMethodStore.id(processor, method.processorMethod()))
        .param("organisation", organisation)
        .param("processor", processor)
        .param("token", method.processorMethod())
        .param("customer", method.processorCustomer())
        .param("type", method.type().name())
        .param("brand", method.brand())
        .param("lastFour", method.lastFour())
        .param("expiry", method.expiry().orElse(null))
        .param("holder", method.holder().orElse(null))
        .param("funding", method.funding().name())
        .param("isDefault", method.isDefault())
        .param("now", utc(now))
        .query(Boolean.class)
        .single();
  }
}
