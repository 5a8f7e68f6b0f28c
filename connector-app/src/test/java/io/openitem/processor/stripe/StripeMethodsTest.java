package io.openitem.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import io.openitem.domain.Outcome;
import io.openitem.processor.SavedMethod;
import io.openitem.sandbox.SandboxOptions;
import io.openitem.sandbox.SandboxServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose methods the processor's search brings. */
class StripeMethodsTest {

  private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.forTests());
  private final StripeMethods methods =
      new StripeMethods(
          StripeClient.builder()
              .setApiKey("sk_test_sandbox")
              .setApiBase(sandbox.url() + "/stripe")
              .build());

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void anOrganisationThatIsSpeltWithOtherLettersIsAnother() {
    assertThat(found("org-bluewater")).isNotEmpty();
    assertThat(found("ORG-BLUEWATER")).isEmpty();
  }

  private List<SavedMethod> found(String organisation) {
    return ((Outcome.Done<List<SavedMethod>>) methods.list(organisation, Set.of())).value();
  }
}
