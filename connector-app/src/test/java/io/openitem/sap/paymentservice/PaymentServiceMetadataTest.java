package io.openitem.sap.paymentservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.deployment.DeployedFiles;
import io.openitem.mapping.Mappings;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import io.openitem.sap.SapAnswer.Answered;
import io.openitem.sap.SapConnection;
import io.openitem.sap.SapRequest;
import io.openitem.sap.contract.SandboxSap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The shipped metadata is what the sandbox serves, what is sent, and what the page describes. */
class PaymentServiceMetadataTest {

  private static final Path FILE = Path.of("src/main/resources/paymentservice/metadata.xml");
  private static final String SERVICE = "/sap/opu/odata/sap/ZOPENITEM_PAYMENT_SRV/";

  @Test
  void theSandboxServesTheShippedMetadata() throws Exception {
    String served = indented(served());
    if (Boolean.getBoolean("openitem.docs.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, served);
    }

    assertThat(FILE).hasContent(served);
  }

  @Test
  void theMappingsSchemaHasTheLengthsOfTheMetadata() throws Exception {
    JsonNode schema = Mappings.load(DeployedFiles.packaged()).get("paymentservice/post").schema();

    assertLengths(schema.path("properties"), lengths("PaymentType"));
    assertLengths(schema.at("/properties/to_Item/items/properties"), lengths("PaymentItemType"));
  }

  @Test
  void thePageNamesEveryProperty() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "paymentservice.md"));

    assertThat(lengths("PaymentType").keySet()).allMatch(name -> page.contains("`" + name + "`"));
    assertThat(lengths("PaymentItemType").keySet())
        .allMatch(name -> page.contains("`" + name + "`"));
  }

  /** Whatever is sent is in the metadata, with the same length where it has one. */
  private static void assertLengths(JsonNode properties, Map<String, String> lengths) {
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String name = property.getKey();
      if (!name.startsWith("to_")) {
        String length = property.getValue().path("maxLength").asText("");
        assertThat(lengths).as(name).containsKey(name);
        if (!length.isEmpty()) {
          assertThat(lengths.get(name)).as(name).isEqualTo(length);
        }
      }
    }
  }

  private static Map<String, String> lengths(String type) throws Exception {
    Map<String, String> lengths = new TreeMap<>();
    NodeList types = parsed(Files.readAllBytes(FILE)).getElementsByTagNameNS("*", "EntityType");
    for (int i = 0; i < types.getLength(); i++) {
      Element entity = (Element) types.item(i);
      NodeList properties = entity.getElementsByTagNameNS("*", "Property");
      for (int j = 0; entity.getAttribute("Name").equals(type) && j < properties.getLength(); j++) {
        Element property = (Element) properties.item(j);
        lengths.put(property.getAttribute("Name"), property.getAttribute("MaxLength"));
      }
    }
    assertThat(lengths).isNotEmpty();
    return lengths;
  }

  private static byte[] served() throws IOException {
    try (SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
        SapConnection connection =
            new SapConnection("s4", SandboxSap.system(sandbox.url()), Clock.systemUTC())) {
      var answer =
          connection.exchange(
              SapRequest.inSession(
                  "GET",
                  SERVICE,
                  SERVICE + "$metadata",
                  Map.of("Accept", "application/xml"),
                  new byte[0]));
      assertThat(answer).isInstanceOf(Answered.class);
      return ((Answered) answer).body();
    }
  }

  private static Document parsed(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static String indented(byte[] xml) throws Exception {
    Document document =
        parsed(new String(xml, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8));
    document.setXmlStandalone(true);
    var transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.INDENT, "yes");
    transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(text));
    return text.toString().replace("?><", "?>\n<");
  }
}
