package io.openitem.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.domain.DocumentNumber;
import io.openitem.store.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold between any two steps of the posting mechanism, whatever happened before. */
final class PostingInvariants {

  private final PostingRig rig;
  private List<String> history = new ArrayList<>();
  private List<String> posted = new ArrayList<>();

  PostingInvariants(PostingRig rig) {
    this.rig = rig;
  }

  /** Checks all of them. */
  void check(
      Instant now, Map<String, List<DocumentNumber>> inSap, Map<String, DocumentNumber> byHand) {
    everyDocumentStandsOnce(inSap, byHand);
    whatIsPostedIsInSap(inSap, byHand);
    historyOnlyGrows();
    postedIsFinal();
    none(
        "two open attempts of a posting",
        """
        select posting_id from posting_attempt
        where outcome is null or outcome in ('UNKNOWN', 'PENDING')
        group by posting_id having count(*) > 1""");
    none(
        "sent again while an earlier attempt may have had effect",
        """
        select a.posting_id from posting_attempt a join posting_attempt b
          on a.posting_id = b.posting_id and a.no < b.no
        where a.outcome is null or a.outcome in ('UNKNOWN', 'PENDING', 'DONE')""");
    none(
        "a clearing sent before its payment was posted",
        """
        select a.posting_id from posting_attempt a join posting p using (posting_id)
          join posting f on f.posting_id = p.depends_on where f.state <> 'POSTED'""");
    none(
        "nothing wakes it",
        """
        select p.posting_id from posting p left join posting f on f.posting_id = p.depends_on
        where p.state not in ('POSTED', 'PARKED') and p.due_at is null
          and coalesce(f.state, 'POSTED') = 'POSTED'
          and not exists (select 1 from lane l where l.holder = p.posting_id)""");
    none(
        "parked without a reason",
        "select posting_id from posting where state = 'PARKED' and reason is null");
    fencesGrow(now);
  }

  private void everyDocumentStandsOnce(
      Map<String, List<DocumentNumber>> inSap, Map<String, DocumentNumber> byHand) {
    inSap.forEach(
        (reference, documents) ->
            assertThat(documents.size() + (byHand.containsKey(reference) ? 1 : 0))
                .as("documents of %s: %s %s", reference, documents, byHand.get(reference))
                .isLessThanOrEqualTo(1));
  }

  private void whatIsPostedIsInSap(
      Map<String, List<DocumentNumber>> inSap, Map<String, DocumentNumber> byHand) {
    for (String row :
        rig.column(
            """
            select reference || ' ' || company_code || '-' || fiscal_year || '-' || number
            from posting_document where number is not null""")) {
      String reference = row.substring(0, row.indexOf(' '));
      List<String> standing =
          new ArrayList<>(
              inSap.getOrDefault(reference, List.of()).stream()
                  .map(DocumentNumber::toString)
                  .toList());
      if (byHand.containsKey(reference)) {
        standing.add(String.valueOf(byHand.get(reference)));
      }
      assertThat(standing).as(reference).contains(row.substring(row.indexOf(' ') + 1));
    }
  }

  private void historyOnlyGrows() {
    List<String> now = rig.column("select event_id from payment_event order by seq");
    assertThat(now).as("history").hasSizeGreaterThanOrEqualTo(history.size());
    assertThat(now.subList(0, history.size())).as("history").isEqualTo(history);
    history = now;
  }

  private void postedIsFinal() {
    List<String> now =
        rig.column("select posting_id from posting where state = 'POSTED' order by posting_id");
    assertThat(now).as("posted").containsAll(posted);
    posted = now;
  }

  /** A lane has one holder, and every attempt of it a fence of its own. */
  private void fencesGrow(Instant now) {
    none(
        "two attempts under one fence",
        """
        select p.lane_id from posting_attempt a join posting p using (posting_id)
        group by p.lane_id, a.fence having count(*) > 1""");
    assertThat(
            rig.database
                .jdbc()
                .sql(
                    """
                    select l.lane_id from lane l join posting p on p.posting_id = l.holder
                    where p.state not in ('SENDING', 'ASKING') or l.lease_until > :latest""")
                .param("latest", Timestamps.utc(now.plus(TestSettings.DEFAULTS.lease())))
                .query(String.class)
                .list())
        .as("lanes held for nothing, or for longer than a lease")
        .isEmpty();
  }

  /** Whether every posting is final, parked, or waits for one that is parked. */
  boolean isQuiet() {
    return unfinished().isEmpty();
  }

  /** Checks that it is. */
  void checkQuiet() {
    assertThat(unfinished()).as("neither final nor parked").isEmpty();
  }

  private List<String> unfinished() {
    return rig.column(
        """
        select p.posting_id || ' ' || p.state from posting p
          left join posting f on f.posting_id = p.depends_on
        where p.state not in ('POSTED', 'PARKED') and coalesce(f.state, '') <> 'PARKED'""");
  }

  private void none(String what, String sql) {
    assertThat(rig.column(sql)).as(what).isEmpty();
  }
}
