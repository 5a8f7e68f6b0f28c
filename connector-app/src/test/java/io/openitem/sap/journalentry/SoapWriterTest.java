package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.deployment.DeployedFiles;
import io.openitem.mapping.Mappings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The XML that goes out: the WSDL's order, attributes, escapes. */
class SoapWriterTest {

  private static final Mappings MAPPINGS = Mappings.load(DeployedFiles.packaged());
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void elementsComeInTheOrderOfTheSchemaWhateverTheOrderOfTheDocument() throws IOException {
    String xml =
        post(
            """
            {"JournalEntryCreateRequest": [{"JournalEntry": {
               "PostingDate": "2026-11-24", "CompanyCode": "1710",
               "DebtorItem": [{"AmountInTransactionCurrency": {"#text": "-1.00", "@currencyCode": "USD"},
                               "Debtor": "0010000001"}],
               "Item": [{"GLAccount": "1"}, {"GLAccount": "2"}]}}],
             "MessageHeader": {"CreationDateTime": "2026-11-24T10:00:00Z", "ID": "a"}}
            """);

    assertThat(xml)
        .endsWith(
            "<soap:Body><sfin:JournalEntryBulkCreateRequest"
                + " xmlns:sfin=\"http://sap.com/xi/SAPSCORE/SFIN\">"
                + "<MessageHeader><ID>a</ID>"
                + "<CreationDateTime>2026-11-24T10:00:00Z</CreationDateTime></MessageHeader>"
                + "<JournalEntryCreateRequest><JournalEntry>"
                + "<CompanyCode>1710</CompanyCode><PostingDate>2026-11-24</PostingDate>"
                + "<Item><GLAccount>1</GLAccount></Item><Item><GLAccount>2</GLAccount></Item>"
                + "<DebtorItem><Debtor>0010000001</Debtor><AmountInTransactionCurrency"
                + " currencyCode=\"USD\">-1.00</AmountInTransactionCurrency></DebtorItem>"
                + "</JournalEntry></JournalEntryCreateRequest>"
                + "</sfin:JournalEntryBulkCreateRequest></soap:Body></soap:Envelope>");
  }

  @Test
  void textsAreEscaped() throws IOException {
    String xml = post("{\"MessageHeader\": {\"ID\": \"<a> & \\\"b\\\" é\"}}");

    assertThat(xml).contains("<ID>&lt;a&gt; &amp; \"b\" é</ID>");
  }

  @Test
  void aClearingIsAddressedAndTheSameAttemptHasTheSameMessageId() throws IOException {
    JsonNode document = JSON.readTree("{\"MessageHeader\": {\"ID\": \"a\"}}");
    SoapWriter writer = new SoapWriter(MAPPINGS.get("journalentry/clear").schema());

    byte[] first = writer.write(SoapOperation.CLEAR, document, "att_1");
    byte[] again = writer.write(SoapOperation.CLEAR, document, "att_1");
    byte[] other = writer.write(SoapOperation.CLEAR, document, "att_2");

    assertThat(text(first)).contains("<wsa:MessageID>urn:uuid:").contains("<wsa:Action>http://");
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  private static String post(String document) throws IOException {
    SoapWriter writer = new SoapWriter(MAPPINGS.get("journalentry/post").schema());
    return text(writer.write(SoapOperation.POST, JSON.readTree(document), "att_1"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
