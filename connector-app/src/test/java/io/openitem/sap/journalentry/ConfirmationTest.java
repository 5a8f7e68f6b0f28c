package io.openitem.sap.journalentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.sap.document.LogItem;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading SAP's answer, and refusing what is none. */
class ConfirmationTest {

  private static final String REFUSED =
      """
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
      <n0:JournalEntryBulkCreateConfirmation xmlns:n0="http://sap.com/xi/SAPSCORE/SFIN">
        <MessageHeader><ReferenceID>outer</ReferenceID></MessageHeader>
        <JournalEntryCreateConfirmation>
          <MessageHeader><ReferenceID>att_1</ReferenceID></MessageHeader>
          <JournalEntryCreateConfirmation>
            <AccountingDocument/><CompanyCode>1710</CompanyCode><FiscalYear>0000</FiscalYear>
          </JournalEntryCreateConfirmation>
          <Log><MaximumLogItemSeverityCode>3</MaximumLogItemSeverityCode>
            <Item><TypeID>609(RW)</TypeID><SeverityCode>3</SeverityCode><Note>Error</Note></Item>
            <Item><TypeID>102(F5)</TypeID><SeverityCode>3</SeverityCode><Note>a &amp; b</Note></Item>
          </Log>
        </JournalEntryCreateConfirmation>
        <Log><Item><TypeID>001(X)</TypeID><SeverityCode>1</SeverityCode><Note>n</Note></Item></Log>
      </n0:JournalEntryBulkCreateConfirmation></soap:Body></soap:Envelope>
      """;

  @Test
  void theLogOfTheEntryIsReadAndNotTheLogOfTheMessage() throws XMLStreamException {
    Confirmation confirmation = read(REFUSED);

    assertThat(confirmation.fault()).isEmpty();
    assertThat(confirmation.entries()).hasSize(1);
    Confirmation.Entry entry = confirmation.entries().get(0);
    assertThat(entry.referenceId()).isEqualTo("att_1");
    assertThat(entry.document()).isEmpty();
    assertThat(entry.fiscalYear()).isEqualTo("0000");
    assertThat(entry.log())
        .extracting(LogItem::toString)
        .containsExactly("609(RW): Error", "102(F5): a & b");
  }

  @Test
  void aSoapFaultIsReadAsOne() throws XMLStreamException {
    Confirmation confirmation =
        read(
            "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><e:Fault>"
                + "<faultcode>e:Server</faultcode><faultstring>Dump</faultstring>"
                + "</e:Fault></e:Body></e:Envelope>");

    assertThat(confirmation.fault()).isEqualTo("Dump");
    assertThat(confirmation.entries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<html><body>Logon</body></html>",
        "<a><b></a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:/etc/hostname\">]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;\">]><a>&y;</a>"
      })
  void whatIsNoConfirmationIsNoAnswer(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(XMLStreamException.class);
  }

  @Test
  void anAnswerThatIsTooDeepTooLongOrTooManyIsNoAnswer() {
    String deep = "<a>".repeat(50) + "</a>".repeat(50);
    String wide = "<a>" + "<b/>".repeat(30_000) + "</a>";
    String text = REFUSED.replace("Error", "x".repeat(5_000));

    assertThatThrownBy(() -> read(deep)).hasMessageContaining("larger than");
    assertThatThrownBy(() -> read(wide)).hasMessageContaining("larger than");
    assertThatThrownBy(() -> read(text)).hasMessageContaining("longer than");
  }

  private static Confirmation read(String xml) throws XMLStreamException {
    return ConfirmationReader.read(xml.getBytes(StandardCharsets.UTF_8));
  }
}
