package io.openitem.payment;

import static io.openitem.store.Timestamps.utc;

import io.openitem.domain.PaymentMethod;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an organisation decides about its methods, in SQL and in the caller's transaction. */
final class ChosenMethods {

  private final JdbcClient jdbc;
  private final PaymentMethodStore store;

  ChosenMethods(JdbcClient jdbc, PaymentMethodStore store) {
    this.jdbc = jdbc;
    this.store = store;
  }

  /**
   * A method that the organisation has or had.
   *
   * @param method the method
   * @param removed whether it was removed
   */
  record Standing(PaymentMethod method, boolean removed) {}

  /** The same whether there is no such method or it is somebody else's. */
  static ProblemException notFound() {
    return Problem.of(ProblemType.NOT_FOUND, "Your organisation has no such payment method.")
        .asException();
  }

  /**
   * Reads a method, removed or not, and waits for payments that are just being recorded with it.
   */
  Optional<Standing> lock(String organisation, String methodId) {
    store.alone(organisation);
    return jdbc.sql(
            """
            select * from payment_method
            where method_id = :method and organisation = :organisation for update""")
        .param("method", methodId)
        .param("organisation", organisation)
        .query(
            (row, number) ->
                new Standing(
                    PaymentMethodStore.method(row, number), row.getObject("removed_at") != null))
        .optional();
  }

  /** Whether a payment with it is under way. */
  boolean isPaying(String methodId) {
    return jdbc.sql(
            """
            select exists (select 1 from payment where method_id = :method
              and status in ('PROCESSING', 'ACTION_REQUIRED'))""")
        .param("method", methodId)
        .query(Boolean.class)
        .single();
  }

  /** Removes it here; the next list reads the processor's, so that its default counts again. */
  void remove(PaymentMethod method, Instant now) {
    store.alone(method.organisation());
    jdbc.sql(
            """
            update payment_method set removed_at = :now
            where method_id = :method and removed_at is null""")
        .param("method", method.id())
        .param("now", utc(now))
        .update();
    int chosen =
        jdbc.sql("delete from payment_method_default where method_id = :method")
            .param("method", method.id())
            .update();
    if (chosen > 0) {
      jdbc.sql("delete from payment_method_read where organisation = :organisation")
          .param("organisation", method.organisation())
          .update();
    }
  }

  /**
   * Makes it the default.
   *
   * @return the method; empty where the organisation has none of this id
   */
  Optional<PaymentMethod> choose(String organisation, String methodId, String user, Instant now) {
    store.alone(organisation);
    if (store.find(organisation, methodId).isEmpty()) {
      return Optional.empty();
    }
    jdbc.sql(
            """
            insert into payment_method_default (organisation, method_id, chosen_by, chosen_at)
            values (:organisation, :method, :user, :now)
            on conflict (organisation) do update set method_id = excluded.method_id,
              chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at""")
        .param("organisation", organisation)
        .param("method", methodId)
        .param("user", user)
        .param("now", utc(now))
        .update();
    jdbc.sql(
            """
            update payment_method set is_default = (method_id = :method)
            where organisation = :organisation and removed_at is null""")
        .param("organisation", organisation)
        .param("method", methodId)
        .update();
    return store.find(organisation, methodId);
  }
}
