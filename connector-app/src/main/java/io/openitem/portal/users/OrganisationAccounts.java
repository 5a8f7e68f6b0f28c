package io.openitem.portal.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.openitem.customizing.Organisations;
import io.openitem.customizing.Organisations.Organisation;
import io.openitem.domain.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The accounts that an organisation's users see: of each of its customers the account in every
 * company code, and those of the branches whose items are on it. What the synchronisation brings is
 * seen within a minute.
 */
final class OrganisationAccounts {

  private static final int ACCOUNTS_MAX = 10_000;
  private static final Duration KEPT_FOR = Duration.ofMinutes(1);

  /** Accounts and organisations, of all that are kept together. */
  private static final int WEIGHT_MAX = 200_000;

  private final JdbcClient jdbc;
  private final Organisations organisations;
  private final Cache<Organisation, Set<AccountId>> kept;

  OrganisationAccounts(JdbcClient jdbc, Organisations organisations, Clock clock) {
    this.jdbc = jdbc;
    this.organisations = organisations;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(WEIGHT_MAX)
            .weigher((Organisation organisation, Set<AccountId> accounts) -> 1 + accounts.size())
            .expireAfterWrite(KEPT_FOR)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /**
   * The accounts. What customizing says now counts: a customer that it has put elsewhere opens
   * nothing of the organisation's any more.
   *
   * @param name the organisation that the user belongs to
   * @param sapSystem of the customer by which the user came in
   * @param customer SAP's number
   * @return empty where the organisation no longer holds the customer
   */
  Optional<Set<AccountId>> of(String name, String sapSystem, String customer) {
    return Optional.of(organisations.of(sapSystem, customer))
        .filter(one -> one.name().equals(name))
        .map(organisation -> kept.get(organisation, this::read));
  }

  private Set<AccountId> read(Organisation organisation) {
    return jdbc
        .sql(
            """
            select account_id from account
            where sap_system = :system and customer = any(:customers)
            union
            select account_id from account
            where sap_system = :system and head_office = any(:customers)
            limit :max""")
        .param("system", organisation.sapSystem())
        .param("customers", organisation.customers().toArray(String[]::new))
        .param("max", ACCOUNTS_MAX)
        .query(String.class)
        .list()
        .stream()
        .map(AccountId::parse)
        .collect(Collectors.toUnmodifiableSet());
  }
}
