package io.openitem.payment;

import static io.openitem.payment.Callers.ALICE;
import static io.openitem.payment.Callers.BLUEWATER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.customizing.CompanyCodes;
import io.openitem.deployment.DeployedFiles;
import io.openitem.domain.InvoiceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class UnplannedCaptureTest {

  @RegisterExtension final PaymentKit kit = new PaymentKit();

  @Test
  void moneyOfACompanyCodeThatLeftCustomizingIsKeptRaisedAndPostedOnceItIsBack(
      @TempDir Path overrides) throws Exception {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "55.00", "USD");
    kit.methods(ALICE);
    kit.charges().next(FragileCharges.Fault.CRASH_AFTER);
    assertThatThrownBy(() -> kit.pay(kit.body("visa_credit", invoice)))
        .isInstanceOf(FragileCharges.Crash.class);
    String id = kit.text("select payment_id from payment");

    PaymentParts without = kit.parts(without("1710", overrides));
    kit.clock.advance(Duration.ofSeconds(31));
    without.chargeWaker(Runnable::run).wake();

    assertThat(kit.status(id)).isEqualTo("CAPTURED");
    assertThat(kit.text("select captured::text from payment")).isEqualTo("55.000");
    assertThat(kit.text("select reason from payment")).contains("no company code 1710");
    assertThat(kit.events(id))
        .containsExactly("payment.created", "payment.captured", "payment.raised");
    assertThat(kit.texts("select kind from posting")).isEmpty();
    kit.clock.advance(Duration.ofHours(1));
    without.chargeWaker(Runnable::run).wake();
    assertThat(kit.texts("select kind from posting")).isEmpty();

    kit.clock.advance(Duration.ofHours(1));
    kit.wake();

    assertThat(kit.texts("select kind || ' ' || state from posting order by kind"))
        .containsExactly("CLEARING READY", "PAYMENT READY");
    assertThat(kit.texts("select reason from payment where reason is not null")).isEmpty();
    assertThat(kit.text("select (business_date is not null)::text from payment")).isEqualTo("true");
    assertThat(kit.texts("select payment_id from payment where due_at is not null")).isEmpty();
  }

  @Test
  void whatElseWasRaisedMeanwhileStaysWithThePayment(@TempDir Path overrides) throws Exception {
    InvoiceId invoice = kit.sap().openItem(BLUEWATER, "55.00", "USD");
    kit.methods(ALICE);
    kit.charges().next(FragileCharges.Fault.CRASH_AFTER);
    assertThatThrownBy(() -> kit.pay(kit.body("visa_credit", invoice)))
        .isInstanceOf(FragileCharges.Crash.class);
    kit.clock.advance(Duration.ofSeconds(31));
    kit.parts(without("1710", overrides)).chargeWaker(Runnable::run).wake();
    kit.database().jdbc().sql("update payment set reason = 'captured twice'").update();

    kit.clock.advance(Duration.ofHours(1));
    kit.wake();

    assertThat(kit.texts("select kind from posting")).hasSize(2);
    assertThat(kit.text("select reason from payment")).isEqualTo("captured twice");
  }

  private static CompanyCodes without(String companyCode, Path overrides) throws IOException {
    String packaged = DeployedFiles.packaged().require(CompanyCodes.FILE).text();
    String name = "companyCode: \"%s\"";
    Path file = overrides.resolve(CompanyCodes.FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, packaged.replace(name.formatted(companyCode), name.formatted("9999")));
    return CompanyCodes.read(DeployedFiles.withOverrides(overrides));
  }
}
