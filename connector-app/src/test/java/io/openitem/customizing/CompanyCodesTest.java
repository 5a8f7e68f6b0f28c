package io.openitem.customizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.PaymentMethod.Funding;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyCodesTest {

  private static final DeployedFiles PACKAGED = DeployedFiles.packaged();
  private static final String TEXT = PACKAGED.require(CompanyCodes.FILE).text();

  @Test
  void theDemoTakesPaymentsForFourCompanyCodes() {
    CompanyCodes companyCodes = CompanyCodes.read(PACKAGED);

    assertThat(companyCodes.all())
        .extracting(customizing -> customizing.companyCode().value())
        .containsExactly("1010", "1710", "1810", "1910");
    assertThat(companyCodes.find(new CompanyCode("9999"))).isEmpty();
  }

  @Test
  void theGuidesSurchargeIsConfiguredFor1710Only() {
    CompanyCodes companyCodes = CompanyCodes.read(PACKAGED);

    CompanyCodeCustomizing usa = companyCodes.find(new CompanyCode("1710")).orElseThrow();
    Money fee =
        usa.surchargeIn("USD")
            .orElseThrow()
            .feeFor(Money.of("12000.00", "USD"), Funding.CREDIT, LocalDate.parse("2026-11-24"));

    assertThat(fee).isEqualTo(Money.of("324.00", "USD"));
    assertThat(companyCodes.find(new CompanyCode("1010")).orElseThrow().surcharges()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postingApi: journalentry  | postingApi: idoc           | line 16: postingApi: unknown posting API idoc; known are journalentry, paymentservice, lockbox
          documentType: DZ          | documentType: DZZ          | line 17: documentType: DZZ does not have the form
          "11002080"                | "11002080123"              | line 20: clearingAccount: 11002080123 does not have the form
          createdBy: OPENITEM       | creator: OPENITEM          | line 12: createdBy is missing
          adHoc: onAccount          | adHoc: prepaid             | adHoc: none, onAccount or downPayment
          adHoc: onAccount          | adHoc: downPayment         | specialGlCode belongs to adHoc: downPayment, and only there
          adHoc: onAccount          | adHoc: none                | adHocLimits belong to adHoc: onAccount or downPayment
          max: "50000.00"           | max: "0.00"                | adHocLimits name each currency once, with an amount above zero
          max: "50000.00"           | max: "50000.001"           | max: EUR has 2 decimals
          closedPeriod: park        | closedPeriod: ignore       | closedPeriod: park or nextOpenDay
          closedPeriod: park        | periodClosed: park         | closedPeriod is missing
          partialPayments: none     | partialPayments: "false"   | line 23: partialPayments: none, partial or residual
          partialPayments: none     | partialPayments: partial   | line 12: postingApi journalentry cannot tell what became of a partial clearing, which leaves the invoice open: partialPayments must be none or residual
          cutOver: none             | cutOver: "25:00"           | line 15: cutOver:
          processor: stripe         | processor: stripe, x       | line 19: processor: stripe, x does not have the form
          timeZone: Europe/Berlin   | timeZone: Europe/Nowhere   | line 14: timeZone:
          over: "10000.00"          | over: "10000.001"          | line 50: over: USD has 2 decimals
          rate: "0.027"             | rate: "2.7"                | line 51: rate: a rate is written as a ratio
          glAccount: "41000900"     | glaccount: "41000900"      | line 49: glAccount is missing
          validFrom: "2026-01-01"   | valid: x                   | line 49: validFrom is missing
          companyCode: "1710"       | companyCode: "1010"        | 1010 is there twice
          companyCodes:             | companyCode:               | companyCode is unknown
          partialPayments: none     | {                          | is no YAML
          """)
  void aMistakeStopsTheStartAndIsNamedWithItsLine(String right, String wrong, String message) {
    String text = TEXT.replaceFirst(Pattern.quote(right), wrong);
    DeployedFile file = new DeployedFile(CompanyCodes.FILE, "somewhere", true, text);

    assertThatThrownBy(() -> CompanyCodes.read(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(CompanyCodes.FILE)
        .hasMessageContaining(message);
  }

  @Test
  void moneyThatGoesBackIsANewItemAndNothingElseCanBeAskedFor() {
    String reset =
        TEXT.replaceFirst(
            "partialPayments: none", "partialPayments: none\n    returns: resetClearing");
    DeployedFile file = new DeployedFile(CompanyCodes.FILE, "somewhere", true, reset);
    String other =
        TEXT.replaceFirst(
            "partialPayments: none",
            "partialPayments: none\n    returns: newItem\n    reversalDocumentType: AB");

    CompanyCodeCustomizing named =
        CompanyCodes.read(new DeployedFile(CompanyCodes.FILE, "somewhere", true, other))
            .find(new CompanyCode("1010"))
            .orElseThrow();

    assertThat(named.reversalDocumentType()).isEqualTo("AB");
    assertThat(
            CompanyCodes.read(PACKAGED)
                .find(new CompanyCode("1010"))
                .orElseThrow()
                .reversalDocumentType())
        .isEqualTo("DA");
    assertThatThrownBy(() -> CompanyCodes.read(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("no posting API can reset a clearing");
  }

  @Test
  void aCompanyCodeMayPostWithItsOwnPaymentService() {
    String text = withPaymentService();
    DeployedFile file = new DeployedFile(CompanyCodes.FILE, "somewhere", true, text);

    CompanyCodeCustomizing germany =
        CompanyCodes.read(file).find(new CompanyCode("1010")).orElseThrow();

    assertThat(germany.postingApi()).isEqualTo("paymentservice");
    assertThat(germany.clearsWithPayment()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clearingDocumentType: DZ | clearingDocumentType: AB | postingApi paymentservice posts and clears with one document: make clearingDocumentType its documentType
          partialPayments: none    | partialPayments: residual | postingApi paymentservice clears items in full: partialPayments must be none
          """)
  void whatThePostingApiCannotDoStopsTheStart(String right, String wrong, String message) {
    String text = withPaymentService().replaceFirst(right, wrong);
    DeployedFile file = new DeployedFile(CompanyCodes.FILE, "somewhere", true, text);

    assertThatThrownBy(() -> CompanyCodes.read(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("line 12: " + message);
  }

  @Test
  void anUnknownFieldIsRefusedWithItsLine() {
    String text = TEXT.replaceFirst("cutOver: none", "cutOver: none\n    cutover: \"18:00\"");
    DeployedFile file = new DeployedFile(CompanyCodes.FILE, "somewhere", true, text);

    assertThatThrownBy(() -> CompanyCodes.read(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("line 16: cutover is unknown");
  }

  @Test
  void aPostingApiThatPostsNothingWithoutItemsStopsTheStartWhereCustomizingTakesAdHocPayments() {
    String text = TEXT.replaceFirst("postingApi: journalentry", "postingApi: paymentservice");
    DeployedFile file = new DeployedFile(CompanyCodes.FILE, "somewhere", true, text);

    assertThatThrownBy(() -> CompanyCodes.read(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(
            "line 12: postingApi paymentservice posts no payment without invoices: adHoc must be none");
  }

  private static String withPaymentService() {
    return TEXT.replaceFirst("postingApi: journalentry", "postingApi: paymentservice")
        .replaceFirst("adHoc: onAccount\n    adHocLimits:\n.*\n.*\n", "adHoc: none\n");
  }

  @Test
  void aCompanyCodeMayPostThroughTheLockbox() {
    CompanyCodeCustomizing usa =
        CompanyCodes.read(lockbox("\n    surchargePostingApi: journalentry"))
            .find(new CompanyCode("1710"))
            .orElseThrow();

    assertThat(usa.clearsWithPayment()).isTrue();
    assertThat(usa.surchargeApi()).isEqualTo("journalentry");
    assertThat(usa.lockbox().orElseThrow().destination()).isEqualTo("OPENITEM");
  }

  @Test
  void aLockboxThatCannotPostSurchargesDoesNotStart() {
    assertThatThrownBy(() -> CompanyCodes.read(lockbox("")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("name surchargePostingApi: journalentry, or leave out surcharges");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postingApi: lockbox          | postingApi: paymentservice | belong to postingApi lockbox only
          lockboxOrigin: STRIPE        | cutOver: none              | cutOver stands here twice
          lockboxNumber: "1234567"     | lockboxNumber: "12345678"  | lockboxNumber: 12345678 does not have the form
          surchargePostingApi: journal | surchargePostingApi: paper | does not have the form
          """)
  void aLockboxIsWholeOrRefused(String right, String wrong, String message) {
    DeployedFile whole = lockbox("\n    surchargePostingApi: journalentry");
    DeployedFile file =
        new DeployedFile(
            CompanyCodes.FILE, "somewhere", true, whole.text().replaceFirst(right, wrong));

    assertThatThrownBy(() -> CompanyCodes.read(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(message);
  }

  @Test
  void aLockboxWithoutItsAddressDoesNotStart() {
    DeployedFile file =
        new DeployedFile(
            CompanyCodes.FILE,
            "somewhere",
            true,
            withoutAdHoc().replaceFirst("postingApi: journalentry", "postingApi: lockbox"));

    assertThatThrownBy(() -> CompanyCodes.read(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("postingApi lockbox needs lockboxDestination");
  }

  private static String withoutAdHoc() {
    return TEXT.replaceAll("adHoc: onAccount\n    adHocLimits:\n.*\n.*\n", "adHoc: none\n");
  }

  private static DeployedFile lockbox(String more) {
    String address =
        "postingApi: lockbox\n    lockboxDestination: OPENITEM\n    lockboxOrigin: STRIPE"
            + "\n    lockboxNumber: \"1234567\""
            + more;
    return new DeployedFile(
        CompanyCodes.FILE,
        "somewhere",
        true,
        withoutAdHoc().replace("postingApi: journalentry", address));
  }
}
