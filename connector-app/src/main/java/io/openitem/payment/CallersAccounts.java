package io.openitem.payment;

import io.openitem.domain.AccountId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts as the last synchronisation saw them. */
final class CallersAccounts {

  private final JdbcClient jdbc;

  CallersAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An account.
   *
   * @param postingBlocked whether SAP has locked it for posting
   * @param headOffice the customer on whose account everything is posted, where it is a branch
   */
  record Account(boolean postingBlocked, Optional<String> headOffice) {}

  /** An account; empty where SAP has shown none. */
  Optional<Account> find(AccountId account) {
    return jdbc.sql("select posting_blocked, head_office from account where account_id = :account")
        .param("account", account.toString())
        .query(
            (row, n) ->
                new Account(
                    row.getBoolean("posting_blocked"),
                    Optional.ofNullable(row.getString("head_office"))
                        .filter(office -> !office.isBlank())))
        .optional();
  }
}
