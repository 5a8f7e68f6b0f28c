package io.openitem.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.CheckedDocument;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.DocumentCheck;
import io.openitem.domain.DocumentNumber;
import io.openitem.domain.Outcome;
import io.openitem.domain.PostingKind;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemType;
import io.openitem.portal.OperationRequest;
import io.openitem.portal.OperationResponse;
import io.openitem.posting.DeskRefusal;
import io.openitem.posting.DeskResult;
import io.openitem.posting.DeskRules;
import io.openitem.posting.PostingResolution;
import io.openitem.store.DeskPosting;
import io.openitem.store.PostingDesk;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java steps of the operation {@code resolvePosting}. */
public final class ResolvePosting {

  /** The exchange property that names the route which asks SAP; absent when there is no need. */
  public static final String CALL = "documentCheckCall";

  /** The exchange property that names the route which asks SAP about the items; often absent. */
  public static final String ITEMS_CALL = "itemsCheckCall";

  private static final String CHECK = "resolveCheck";
  private static final String CHECKED = "resolveChecked";
  private static final String REQUEST = "resolveRequest";
  private static final Logger log = LoggerFactory.getLogger(ResolvePosting.class);

  private final PostingDesk desk;
  private final DeskRules rules;
  private final PostingResolution resolution;
  private final PostingAnswer answers;
  private final Clock clock;

  /** Records so. */
  public ResolvePosting(
      PostingDesk desk,
      DeskRules rules,
      PostingResolution resolution,
      PostingAnswer answers,
      Clock clock) {
    this.desk = desk;
    this.rules = rules;
    this.resolution = resolution;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Checks what can be told without SAP: afterwards the body is the {@link DocumentCheck} that SAP
   * is to be asked, or already the answer when this document is recorded.
   *
   * @throws io.openitem.domain.ProblemException {@code not-found}, or {@code resolve-refused} with
   *     a code
   */
  public void begin(Exchange exchange) {
    OperationRequest request = exchange.getMessage().getBody(OperationRequest.class);
    String postingId = PostingAnswer.id(request);
    DocumentNumber document = document(request.body().orElseThrow().path("document"));
    DeskPosting posting = desk.find(postingId).orElseThrow(PostingAnswer::notFound);
    boolean recorded = posting.document().equals(Optional.of(document));
    if (recorded && !posting.awaitsClearing()) {
      exchange.getMessage().setBody(answers.of(postingId));
      return;
    }
    if (!recorded) {
      refusal(posting, document)
          .ifPresent(
              refusal -> {
                throw PostingAnswer.problem(
                    ProblemType.RESOLVE_REFUSED, refusal.code(), refusal.detail());
              });
    }
    boolean clearing = posting.task().kind() == PostingKind.CLEARING;
    exchange.setProperty(REQUEST, request);
    exchange.setProperty(CALL, clearing ? "check-clearing-document" : "check-payment-document");
    DocumentCheck check = new DocumentCheck(posting.task(), document, posting.credit());
    exchange.setProperty(CHECK, posting.awaitsClearing() ? check : null);
    exchange.getMessage().setBody(check);
  }

  /**
   * Goes on to the items once SAP has shown the document: where it had to clear them, a payment is
   * at its end only when they are cleared. Otherwise the body stays the outcome.
   */
  public void items(Exchange exchange) {
    DocumentCheck check = exchange.getProperty(CHECK, DocumentCheck.class);
    if (check != null
        && exchange.getMessage().getBody() instanceof Outcome.Done<?> done
        && done.value() instanceof CheckedDocument checked) {
      exchange.setProperty(CHECKED, checked);
      exchange.setProperty(ITEMS_CALL, "check-cleared-items");
      exchange.getMessage().setBody(check);
    }
  }

  /**
   * Records the document that the body's outcome holds.
   *
   * @throws io.openitem.domain.ProblemException {@code resolve-refused} with a code, or {@code
   *     sap-unavailable}; nothing was changed then
   */
  public void record(Exchange exchange) {
    OperationRequest request = exchange.getProperty(REQUEST, OperationRequest.class);
    Object body = exchange.getMessage().getBody();
    if (body instanceof Outcome.Refused<?> refused) {
      throw PostingAnswer.problem(
          ProblemType.RESOLVE_REFUSED, refused.code(), refused.detail() + ".");
    }
    CheckedDocument checked = exchange.getProperty(CHECKED, CheckedDocument.class);
    if (body instanceof Outcome.Done<?> done && done.value() instanceof CheckedDocument document) {
      exchange.getMessage().setBody(recorded(request, document));
    } else if (checked != null
        && body instanceof Outcome.Done<?> done
        && done.value() instanceof DocumentNumber clearing) {
      exchange.getMessage().setBody(recorded(request, checked.clearedBy(clearing)));
    } else {
      log.warn("posting {}: SAP could not tell: {}", PostingAnswer.id(request), body);
      throw Problem.of(
              ProblemType.SAP_UNAVAILABLE,
              "SAP could not be asked about the document. Nothing was changed.")
          .asException();
    }
  }

  private OperationResponse recorded(OperationRequest request, CheckedDocument checked) {
    String postingId = PostingAnswer.id(request);
    String by = request.caller().user();
    String reason = request.body().orElseThrow().path("reason").asText();
    DeskResult result = resolution.resolve(postingId, checked, by, reason);
    log.info("posting {}: {} named by {}: {}", postingId, checked.number(), by, result);
    return answers.of(postingId, result, ProblemType.RESOLVE_REFUSED);
  }

  private Optional<DeskRefusal> refusal(DeskPosting posting, DocumentNumber document) {
    Optional<DeskRefusal> refusal = rules.resolve(posting, clock.instant());
    CompanyCode ours = posting.task().account().companyCode();
    if (refusal.isPresent() || document.companyCode().equals(ours)) {
      return refusal;
    }
    return Optional.of(
        new DeskRefusal(
            "OTHER-COMPANY-CODE",
            "%s is of another company code than the payment, which is of %s."
                .formatted(document, ours)));
  }

  private static DocumentNumber document(JsonNode document) {
    return new DocumentNumber(
        new CompanyCode(document.path("companyCode").asText()),
        document.path("fiscalYear").asText(),
        document.path("number").asText());
  }
}
