package io.openitem.portal;

import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Problem;
import io.openitem.domain.ProblemException;
import io.openitem.domain.ProblemType;
import io.openitem.sap.odata.SapODataException;
import io.openitem.store.BillingPdf;
import io.openitem.store.BillingPdfs;
import io.openitem.store.InvoiceLine;
import io.openitem.store.InvoiceReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code getInvoiceDocument}: the billing document of an invoice as SAP prints it,
 * from a copy while that is fresh. Whose the invoice is, is asked each time.
 */
public final class InvoiceDocuments {

  /** The exchange property that carries the {@link Wanted}. */
  static final String WANTED = "invoiceDocument";

  private static final Logger LOG = LoggerFactory.getLogger(InvoiceDocuments.class);
  private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final int RETRY_AFTER_SECONDS = 30;

  /** Statuses that say nothing about the billing document. */
  private static final Set<Integer> NOT_ABOUT_IT = Set.of(401, 403, 408, 429);

  private final InvoiceReader invoices;
  private final CompanyCodes companyCodes;
  private final BillingPdfs copies;
  private final DocumentSettings settings;
  private final Clock clock;

  /** Reads invoices and copies here; customizing says which SAP system made them. */
  public InvoiceDocuments(
      InvoiceReader invoices,
      CompanyCodes companyCodes,
      BillingPdfs copies,
      DocumentSettings settings,
      Clock clock) {
    this.invoices = invoices;
    this.companyCodes = companyCodes;
    this.copies = copies;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param system the SAP system that has it
   * @param document the billing document's number
   * @param known the ETags that the caller has, as sent
   * @param pdf the PDF, once it is here
   */
  public record Wanted(
      String system, String document, Optional<String> known, Optional<BillingPdf> pdf) {

    /** Whether SAP has to be asked. */
    public boolean isMissing() {
      return pdf.isEmpty();
    }

    /** The parameters of SAP's GetPDF. */
    public Map<String, Object> parameters() {
      return Map.of("BillingDocument", document);
    }
  }

  /**
   * What the caller asks for, with the copy if there is a fresh one.
   *
   * @throws ProblemException {@code not-found} where the caller has no such invoice, {@code
   *     no-document} where it has no billing document
   */
  public Wanted begin(@Body OperationRequest request) {
    String id = request.path().getOrDefault("invoiceId", "");
    InvoiceLine invoice =
        invoices
            .find(request.caller().accounts(), id, LocalDate.now(clock))
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemType.NOT_FOUND,
                            "Your accounts have no such invoice, or it is not synchronised yet.")
                        .asException());
    String system =
        companyCodes
            .find(invoice.companyCode())
            .map(CompanyCodeCustomizing::sapSystem)
            .orElseThrow(() -> none("Its company code is no longer connected."));
    String document =
        invoice
            .billingDocument()
            .orElseThrow(() -> none("It was posted in accounting, without a billing document."));
    Instant freshSince = clock.instant().minus(settings.freshFor());
    return new Wanted(
        system,
        document,
        request.header("if-none-match"),
        copies.find(system, document, freshSince));
  }

  /** Takes SAP's answer, and keeps a copy of it; {@code no-document} where it is too large. */
  public Wanted keep(@Body Map<?, ?> answer, @ExchangeProperty(WANTED) Wanted wanted) {
    byte[] content = decoded(String.valueOf(answer.get("BillingDocumentBinary")));
    if (!Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
      LOG.warn("SAP answers GetPDF of {} with something else than a PDF", wanted.document());
      throw unavailable(RETRY_AFTER_SECONDS);
    }
    long max = settings.pdfMax().toBytes();
    if (content.length > max) {
      LOG.warn("the PDF of {} has {} bytes, too many", wanted.document(), content.length);
      throw none("It is larger than the %d bytes that are served.".formatted(max));
    }
    BillingPdf pdf = BillingPdf.of(content, clock.instant());
    copies.keep(wanted.system(), wanted.document(), pdf, settings.allMax().toBytes());
    return new Wanted(wanted.system(), wanted.document(), wanted.known(), Optional.of(pdf));
  }

  /**
   * Ends the operation because SAP gave no PDF.
   *
   * @throws ProblemException always: {@code no-document} when SAP says so, {@code sap-unavailable}
   *     when it did not answer
   */
  public void untold(Exchange exchange) {
    SapODataException cause =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SapODataException.class);
    LOG.warn("a billing document cannot be read: {}", cause.getMessage());
    int status = cause.status();
    if (status >= 400 && status < 500 && !NOT_ABOUT_IT.contains(status)) {
      throw none("SAP has no PDF of its billing document.");
    }
    throw unavailable(
        cause.retryAfter().map(wait -> (int) wait.toSeconds()).orElse(RETRY_AFTER_SECONDS));
  }

  /** The PDF; nothing but its ETag where the caller has it already. */
  public OperationResponse answer(@Body Wanted wanted) {
    BillingPdf pdf = wanted.pdf().orElseThrow();
    Map<String, String> validator =
        Map.of("ETag", pdf.etag(), "Cache-Control", "private, no-cache");
    if (wanted.known().map(pdf::isNamedBy).orElse(false)) {
      return new OperationResponse(304, validator, "");
    }
    Map<String, String> headers = new TreeMap<>(validator);
    String name = wanted.document().replaceAll("[^A-Za-z0-9]", "");
    headers.put("Content-Disposition", "inline; filename=\"invoice-%s.pdf\"".formatted(name));
    return new OperationResponse(
        200, headers, new StreamedBody("application/pdf", out -> out.write(pdf.content())));
  }

  /** Deletes copies that have been kept long enough. */
  public void forget() {
    int forgotten = copies.forget(clock.instant().minus(settings.keepFor()));
    if (forgotten > 0) {
      LOG.info("{} copies of billing documents were deleted, being old", forgotten);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static ProblemException none(String why) {
    return Problem.of(ProblemType.NO_DOCUMENT, "This invoice has no PDF here. " + why)
        .asException();
  }

  private static ProblemException unavailable(int retryAfterSeconds) {
    return Problem.of(ProblemType.SAP_UNAVAILABLE, "SAP does not answer now. Try again later.")
        .with("retryAfterSeconds", retryAfterSeconds)
        .asException();
  }
}
