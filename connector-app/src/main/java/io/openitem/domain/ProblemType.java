package io.openitem.domain;

/**
 * Every problem that a caller can be told (RFC 9457), in one list that {@code docs/errors.md}
 * explains. The slug ends the problem's {@code type} URI.
 */
public enum ProblemType {
  /** The request does not fit the contract. */
  INVALID_REQUEST("invalid-request", 400, "The request does not fit the contract"),
  /** No valid token. */
  UNAUTHENTICATED("unauthenticated", 401, "Log in first"),
  /** The caller's role may not do this. */
  FORBIDDEN("forbidden", 403, "Your role does not allow this"),
  /** There is no such object, or it is not the caller's; the two are not told apart. */
  NOT_FOUND("not-found", 404, "There is no such object"),
  /** The invoice has no document that could be shown. */
  NO_DOCUMENT("no-document", 404, "The invoice has no document"),
  /** The path exists, the method does not. */
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not part of the contract"),
  /** None of the media types that the caller accepts can be made. */
  NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable media type"),
  /** An item is reserved by another payment under way. */
  ITEM_BEING_PAID("item-being-paid", 409, "An invoice is already being paid"),
  /** SAP has cleared the item meanwhile. */
  ITEM_CLEARED("item-cleared", 409, "An invoice is already paid"),
  /** The item must not be paid: blocked, in a payment run, or not addressable. */
  ITEM_NOT_PAYABLE("item-not-payable", 409, "An invoice cannot be paid now"),
  /** The account takes no payment without invoices, or none of this amount or currency. */
  AD_HOC_NOT_POSSIBLE("ad-hoc-not-possible", 409, "This payment without invoices cannot be made"),
  /** What was shown is no longer what would be charged. */
  QUOTE_STALE("quote-stale", 409, "The quote is no longer valid"),
  /** A payment without invoices was made by this quote already; it is paid once. */
  QUOTE_USED("quote-used", 409, "The quote was paid already"),
  /** The body is larger than the operation allows. */
  BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
  /** The media type of the body is not the operation's. */
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
  /** The invoices cannot be paid as one payment. */
  MIXED_GROUPS("mixed-groups", 422, "The invoices cannot be paid together"),
  /** Only full amounts are accepted. */
  PARTIAL_AMOUNT("partial-amount", 422, "Only the full amount can be paid"),
  /** The list is longer than a download may be. */
  DOWNLOAD_TOO_LARGE("download-too-large", 422, "The download has too many rows"),
  /** The day has more payments than are compared while somebody waits. */
  RECONCILIATION_TOO_LARGE("reconciliation-too-large", 422, "The day has too many payments"),
  /** The method cannot pay this. */
  METHOD_NOT_USABLE("method-not-usable", 422, "The payment method cannot be used"),
  /** The operation needs an Idempotency-Key. */
  IDEMPOTENCY_KEY_MISSING("idempotency-key-missing", 400, "An Idempotency-Key is required"),
  /** The key was used with another body. */
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used before"),
  /** A webhook whose signature does not hold; the sender is told nothing more. */
  WEBHOOK_REFUSED("webhook-refused", 400, "The event was refused"),
  /** A synchronisation of this kind is already running. */
  SYNC_RUNNING("sync-running", 409, "A synchronisation is already running"),
  /** Sending the posting again is not possible, or could double it. */
  RETRY_REFUSED("retry-refused", 409, "The posting cannot be sent again"),
  /** The document is not, or cannot be shown to be, this posting's. */
  RESOLVE_REFUSED("resolve-refused", 409, "The document is not recorded"),
  /** There is not that much left of the payment to give back, or not now. */
  REFUND_REFUSED("refund-refused", 409, "The money is not given back"),
  /** SAP does not answer, so nothing that needs it can be promised. */
  SAP_UNAVAILABLE("sap-unavailable", 503, "SAP does not answer"),
  /** The issuer of tokens does not answer, so nobody can be told apart. */
  IDENTITY_UNAVAILABLE("identity-unavailable", 503, "The issuer of tokens does not answer"),
  /** The processor does not answer, and nothing was charged. */
  PROCESSOR_UNAVAILABLE("processor-unavailable", 503, "The processor does not answer"),
  /** Too much at once; nothing was done. */
  BUSY("busy", 503, "Too many requests are under way"),
  /** A fault of ours; what was done is recorded and goes on. */
  INTERNAL("internal", 500, "Something went wrong on our side");

  private final String slug;
  private final int status;
  private final String title;

  ProblemType(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /** The end of the {@code type} URI, and the anchor in {@code docs/errors.md}. */
  public String slug() {
    return slug;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** A short text that is the same for every occurrence. */
  public String title() {
    return title;
  }
}
