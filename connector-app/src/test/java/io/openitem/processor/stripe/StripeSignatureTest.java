package io.openitem.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String OLD = "whsec_old";
  private static final String NEW = "whsec_new";
  private static final String BODY = "{\"id\":\"evt_1\",  \"note\":\"Zürich\"}";

  private final StripeSignature signature =
      new StripeSignature(List.of(NEW, OLD), Duration.ofMinutes(5), CLOCK);

  @Test
  void whatStripesOwnLibrarySignsIsAccepted() throws Exception {
    String header = header(NOW, BODY, NEW);

    assertThat(signature.holds(bytes(BODY), header)).isTrue();
    assertThat(Webhook.Signature.verifyHeader(BODY, header, NEW, 300, CLOCK)).isTrue();
  }

  @Test
  void pain15ABodyThatWasParsedAndWrittenAgainIsRefused() throws Exception {
    String header = header(NOW, BODY, NEW);

    assertThat(signature.holds(bytes(BODY.replace("  ", " ")), header)).isFalse();
  }

  @Test
  void pain15BytesThatAreNoUtf8AreNotConfusedWithOthers() throws Exception {
    byte[] body = {(byte) 0xff};
    String header = header(NOW, new String(body, StandardCharsets.UTF_8), NEW);

    assertThat(signature.holds(body, header)).isFalse();
  }

  @Test
  void pain16AnEventOfThePastOrOfTheFutureIsRefused() throws Exception {
    assertThat(signature.holds(bytes(BODY), header(NOW.minusSeconds(300), BODY, NEW))).isTrue();
    assertThat(signature.holds(bytes(BODY), header(NOW.minusSeconds(301), BODY, NEW))).isFalse();
    assertThat(signature.holds(bytes(BODY), header(NOW.plusSeconds(300), BODY, NEW))).isTrue();
    assertThat(signature.holds(bytes(BODY), header(NOW.plusSeconds(301), BODY, NEW))).isFalse();
  }

  @Test
  void pain17EachSecretOfARollIsAcceptedAndAnyOfSeveralSignatures() throws Exception {
    String both = header(NOW, BODY, "whsec_other") + "," + v1(NOW, BODY, OLD);

    assertThat(signature.holds(bytes(BODY), header(NOW, BODY, OLD))).isTrue();
    assertThat(signature.holds(bytes(BODY), both)).isTrue();
    assertThat(signature.holds(bytes(BODY), header(NOW, BODY, "whsec_other"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=",
        "t=abc,v1=00",
        "v1=00",
        "t=1764000000",
        "t=1764000000,v1=",
        "t=1764000000,v0=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd",
        "t=99999999999999999999,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd",
      })
  void aHeaderThatIsNoneIsRefusedWithoutAnException(String header) {
    assertThat(signature.holds(bytes(BODY), header)).isFalse();
  }

  @Test
  void theTimeIsSignedToo() throws Exception {
    String moved =
        header(NOW.minusSeconds(900), BODY, NEW)
            .replace(seconds(NOW.minusSeconds(900)), seconds(NOW));

    assertThat(signature.holds(bytes(BODY), moved)).isFalse();
  }

  private static String header(Instant time, String body, String secret)
      throws GeneralSecurityException, SignatureVerificationException {
    return "t=" + seconds(time) + "," + v1(time, body, secret);
  }

  private static String v1(Instant time, String body, String secret)
      throws GeneralSecurityException {
    return "v1=" + Webhook.Util.computeHmacSha256(secret, seconds(time) + "." + body);
  }

  private static String seconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
