package io.openitem.portal.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.PageCursor;
import io.openitem.portal.QueryFields;
import io.openitem.store.Page;
import io.openitem.store.PageKey;
import java.util.List;
import java.util.Optional;

/** The operation {@code listUsers}: who acts for the caller's organisation. */
public final class ListUsers {

  private final UserStore users;

  ListUsers(UserStore users) {
    this.users = users;
  }

  /** A page of the organisation's users, the earliest first. */
  public OperationResponse answer(OperationRequest request) {
    PageCursor cursor = PageCursor.of(request);
    int limit = new QueryFields(request).number("limit");
    List<UserLine> rows =
        users.list(
            request.caller().organisation(),
            cursor.read(request, Long::valueOf).map(PageKey::id),
            limit + 1);
    Page<UserLine> page = Page.of(rows, limit, last -> new PageKey(0L, last.userId()));
    return OperationResponse.ok(new UserPage(page.entries(), cursor.next(page.next())));
  }

  private record UserPage(
      List<UserLine> users, @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> nextCursor) {}
}
