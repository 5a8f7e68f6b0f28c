package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.store.AccountLine;
import io.openitem.store.AccountReader;
import io.openitem.store.Page;
import java.util.List;
import java.util.Optional;

/** The operation {@code listAccounts}. */
public final class ListAccounts {

  private final AccountReader accounts;

  /** Lists from the read model. */
  public ListAccounts(AccountReader accounts) {
    this.accounts = accounts;
  }

  /** A page of the caller's accounts. */
  public OperationResponse answer(OperationRequest request) {
    QueryFields query = new QueryFields(request);
    PageCursor cursor = PageCursor.of(request);
    Page<AccountLine> page =
        accounts.list(
            request.caller().accounts(),
            query.text("companyCode"),
            cursor.read(request, Long::valueOf),
            query.number("limit"));
    return OperationResponse.ok(new AccountPage(page.entries(), cursor.next(page.next())));
  }

  private record AccountPage(
      List<AccountLine> accounts,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> nextCursor) {}
}
