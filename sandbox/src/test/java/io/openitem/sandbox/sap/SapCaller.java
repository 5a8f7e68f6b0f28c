package io.openitem.sandbox.sap;

import io.openitem.sandbox.SandboxServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls a sandbox SAP over HTTP as its technical user, with cookies. */
public final class SapCaller {
  private static final String POST = "/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi";
  private static final String CLEAR = "/sap/bc/srt/scs_ext/sap/journalentrybulkclearingreques";

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI url;

  public SapCaller(SandboxServer server) {
    this.url = server.url();
  }

  public HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    String user = SapSystem.USER + ":" + SapSystem.PASSWORD;
    request.setHeader(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "", "Accept", "application/json");
  }

  public HttpResponse<String> post(String message) throws IOException, InterruptedException {
    return send("POST", POST, envelope(message), "Content-Type", "text/xml;charset=utf-8");
  }

  public HttpResponse<String> clear(String message) throws IOException, InterruptedException {
    return send("POST", CLEAR, envelope(message), "Content-Type", "text/xml;charset=utf-8");
  }

  private static String envelope(String message) {
    return "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
        + "<soapenv:Header xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">"
        + "<wsa:MessageID>uuid:1</wsa:MessageID></soapenv:Header><soapenv:Body>"
        + message
        + "</soapenv:Body></soapenv:Envelope>";
  }

  /** A payment of 189.63 USD by customer 0010000001, to be changed by replacing text. */
  public static String entry() {
    return """
        <n:JournalEntryBulkCreateRequest xmlns:n="http://sap.com/xi/SAPSCORE/SFIN">
        <MessageHeader><ID>M1</ID><CreationDateTime>2026-11-24T10:00:00Z</CreationDateTime></MessageHeader>
        <JournalEntryCreateRequest>
        <MessageHeader><ID>R1</ID><CreationDateTime>2026-11-24T10:00:00Z</CreationDateTime></MessageHeader>
        <JournalEntry>
        <OriginalReferenceDocumentType>BKPFF</OriginalReferenceDocumentType>
        <BusinessTransactionType>RFPI</BusinessTransactionType>
        <AccountingDocumentType>DZ</AccountingDocumentType>
        <DocumentReferenceID>PAY0000000000001</DocumentReferenceID>
        <DocumentHeaderText>Card payment</DocumentHeaderText>
        <CreatedByUser>OPENITEM</CreatedByUser>
        <CompanyCode>1710</CompanyCode>
        <DocumentDate>2026-11-24</DocumentDate>
        <PostingDate>2026-11-24</PostingDate>
        <Item><GLAccount>11002080</GLAccount>
        <AmountInTransactionCurrency currencyCode="USD">189.63</AmountInTransactionCurrency>
        <DebitCreditCode>S</DebitCreditCode></Item>
        <DebtorItem><ReferenceDocumentItem>2</ReferenceDocumentItem><Debtor>0010000001</Debtor>
        <AmountInTransactionCurrency currencyCode="USD">-189.63</AmountInTransactionCurrency>
        <DebitCreditCode>H</DebitCreditCode>
        <DocumentItemText>Paid by card &amp; thanks</DocumentItemText>
        <PaymentDetails><PaymentServiceProvider>STRP</PaymentServiceProvider>
        <PaymentByPaymentServicePrvdr>pi_123</PaymentByPaymentServicePrvdr></PaymentDetails>
        </DebtorItem>
        </JournalEntry></JournalEntryCreateRequest></n:JournalEntryBulkCreateRequest>
        """;
  }

  /** Clears invoice 9000000001 of customer 0010000001 with a payment document. */
  public static String clearing(String id, String payment) {
    return """
        <n:JournalEntryBulkClearingRequest xmlns:n="http://sap.com/xi/SAPSCORE/SFIN">
        <MessageHeader><ID>%s</ID></MessageHeader>
        <JournalEntryClearingRequest><MessageHeader><ID>1</ID></MessageHeader>
        <JournalEntry><CompanyCode>1710</CompanyCode>
        <AccountingDocumentType>DA</AccountingDocumentType>
        <DocumentDate>2026-11-24</DocumentDate><PostingDate>2026-11-24</PostingDate>
        <CurrencyCode>USD</CurrencyCode>
        <APARItems><AccountType>D</AccountType><APARAccount>0010000001</APARAccount>
        <FiscalYear>2026</FiscalYear><AccountingDocument>9000000001</AccountingDocument>
        <AccountingDocumentItem>001</AccountingDocumentItem></APARItems>
        <APARItems><AccountType>D</AccountType><APARAccount>0010000001</APARAccount>
        <FiscalYear>2026</FiscalYear><AccountingDocument>%s</AccountingDocument>
        <AccountingDocumentItem>002</AccountingDocumentItem></APARItems>
        </JournalEntry></JournalEntryClearingRequest></n:JournalEntryBulkClearingRequest>
        """
        .formatted(id, payment);
  }
}
