package io.openitem.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.domain.PostingKind;
import io.openitem.domain.PostingState;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.portal.PageCursor;
import io.openitem.portal.QueryFields;
import io.openitem.store.Page;
import io.openitem.store.PostingFilter;
import io.openitem.store.PostingReader;
import io.openitem.store.PostingSummary;
import io.openitem.store.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The operation {@code listPostings}. */
public final class ListPostings {

  private final PostingReader postings;
  private final Clock clock;

  /** Lists from the ledger; the clock says how old a posting is. */
  public ListPostings(PostingReader postings, Clock clock) {
    this.postings = postings;
    this.clock = clock;
  }

  /** A page of postings, those whose deadline is next first. */
  public OperationResponse answer(OperationRequest request) {
    PageCursor cursor = PageCursor.of(request);
    Page<PostingSummary> page =
        postings.list(
            filter(new QueryFields(request)),
            cursor.read(request, text -> Timestamps.utc(Instant.parse(text))),
            new QueryFields(request).number("limit"));
    return OperationResponse.ok(new PostingPage(page.entries(), cursor.next(page.next())));
  }

  private PostingFilter filter(QueryFields query) {
    return new PostingFilter(
        query.texts("state").stream().map(PostingState::valueOf).toList(),
        query.text("companyCode"),
        query.texts("account"),
        query.text("kind").map(PostingKind::valueOf),
        query.text("paymentId"),
        query
            .text("olderThanHours")
            .map(hours -> clock.instant().minus(Duration.ofHours(Long.parseLong(hours)))));
  }

  private record PostingPage(
      List<PostingSummary> postings,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> nextCursor) {}
}
