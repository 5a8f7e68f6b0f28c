package io.openitem.sync;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts as SAP told them: a read model. */
public final class AccountStore {

  private static final String UPSERT =
      """
      insert into account (account_id, sap_system, company_code, customer, name, head_office,
        payment_terms, country, language, posting_blocked, synced_at)
      select id, ?, company, customer, name, head_office, terms, country, language,
        blocked::boolean, ?
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[])
        as page (id, company, customer, name, head_office, terms, country, language, blocked)
      on conflict (account_id) do update set sap_system = excluded.sap_system,
        name = excluded.name, head_office = excluded.head_office,
        payment_terms = excluded.payment_terms, country = excluded.country,
        language = excluded.language, posting_blocked = excluded.posting_blocked,
        synced_at = excluded.synced_at
      where account.synced_at <= excluded.synced_at
      """;

  private final JdbcClient jdbc;

  /** Keeps accounts in this database. */
  public AccountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores accounts of one SAP system, each at most once.
   *
   * @param readAt when SAP was asked, before it answered
   */
  void store(Collection<SapAccount> accounts, String sapSystem, Instant readAt) {
    if (accounts.isEmpty()) {
      return;
    }
    jdbc.sql(UPSERT)
        .params(sapSystem, Timestamp.from(readAt))
        .params(
            column(accounts, account -> Optional.of(account.id().toString())),
            column(accounts, account -> Optional.of(account.id().companyCode().value())),
            column(accounts, account -> Optional.of(account.id().customer())),
            column(accounts, account -> Optional.of(account.name())),
            column(accounts, SapAccount::headOffice),
            column(accounts, SapAccount::paymentTerms),
            column(accounts, SapAccount::country),
            column(accounts, SapAccount::language),
            column(accounts, account -> Optional.of(Boolean.toString(account.postingBlocked()))))
        .update();
  }

  private static Object column(
      Collection<SapAccount> accounts, Function<SapAccount, Optional<String>> value) {
    @Nullable String[] column = new String[accounts.size()];
    int row = 0;
    for (SapAccount account : accounts) {
      column[row++] = value.apply(account).orElse(null);
    }
    return column;
  }
}
