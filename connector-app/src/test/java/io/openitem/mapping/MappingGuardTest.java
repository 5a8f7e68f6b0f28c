package io.openitem.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingGuardTest {

  private static final DeployedFiles PACKAGED = DeployedFiles.packaged();

  private final Path overrides;

  MappingGuardTest(@TempDir Path overrides) {
    this.overrides = overrides;
  }

  @ParameterizedTest(name = "{0} instead of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "#text": .amount}             | "#text": "1" + .amount}              | /Item/0/AmountInTransactionCurrency/#text: expected
          "#text": .amount}             | "#text": .amount + "1"}              | /Item/0/AmountInTransactionCurrency/#text: expected
          "@currencyCode": .currency    | "@currencyCode": "EUR"               | /Item/0/AmountInTransactionCurrency/@currencyCode: expected "USD", found "EUR"
          "Debtor": .customer           | "Debtor": "0010000099"               | /DebtorItem/0/Debtor: expected "0010000001", found "0010000099"
          .glAccount                    | "11002081"                           | /Item/0/GLAccount: expected "11002080", found "11002081"
          ": .reference,                | ": .paymentId[0 : 16],               | /JournalEntry/DocumentReferenceID: expected
          "PostingDate": .postingDate   | "PostingDate": "2026-12-01"          | /JournalEntry/PostingDate: expected "2026-11-24"
          "DocumentDate": .documentDate | "DocumentDate": "2026-12-01"         | /JournalEntry/DocumentDate: expected "2026-11-24"
          "RFPI"                        | "RFBU"                               | /JournalEntry/BusinessTransactionType: expected RFPI, found "RFBU"
          .documentType                 | "SA"                                 | /JournalEntry/AccountingDocumentType: expected "DZ"
          "DebitCreditCode": .side      | "DebitCreditCode": "S"               | /DebtorItem/0/DebitCreditCode: expected "H", found "S"
          "#text": .amount}             | "#text": split(.amount, "-")[1]}     | /Item/0/AmountInTransactionCurrency/#text: expected "210.00"
          .companyCode,                 | "1010",                              | /JournalEntry/CompanyCode: expected "1710"
          $processorPaymentId           | $paymentId                           | /PaymentDetails/PaymentByPaymentServicePrvdr: expected
          [for (.glLines) {             | [for (.glLines[1 : 9]) {             | /JournalEntry/Item: expected 1 elements, found 0
          [for (.glLines) {             | [for (.glLines + .glLines) {         | /JournalEntry/Item: expected 1 elements, found 2
          [for (.customerLines) {       | [for (.customerLines[0 : 0]) {       | /JournalEntry/DebtorItem: expected 1 elements, found 0
          "MessageHeader": $header,     | "MessageHeader": {"ID": .messageId, "CreationDateTime": .createdAt, "TestDataIndicator": "true"}, | /TestDataIndicator: expected nothing (it is neither locked nor free)
          "CreatedByUser":              | "ExchangeRate": "2", "CreatedByUser":     | /ExchangeRate: expected nothing (it is neither locked nor free)
          {"SpecialGLCode": .specialGlCode} | {"SpecialGLCode": "Z"}           | /DebtorItem/0/DownPaymentTerms/SpecialGLCode: expected "A", found "Z"
          if (.specialGlCode) {         | if (.customer) {"SalesOrder": "1", | /DownPaymentTerms/SalesOrder: expected nothing
          if (.specialGlCode) {"SpecialGLCode": .specialGlCode} | {"SpecialGLCode": "A"} | /DownPaymentTerms/SpecialGLCode: expected nothing, found "A"
          "OriginalReferenceDocumentType": "BKPFF", | "OriginalReferenceDocumentType": "BKPFF", "DocumentHeadrText": "x", | /DocumentHeadrText: expected nothing
          .number,                      | boolean("x"),                        | /ReferenceDocumentItem: expected "1", found true
          fallback(.text, $itemText[0 : 50]) | $itemText + $itemText | must be at most 50 characters long
          "Paid via "                   | error("no")                          | /: expected a document, found
          """)
  void aMappingThatChangesMoneyDoesNotStartAndThePathIsNamed(
      String right, String wrong, String message) throws IOException {
    override("mappings/journalentry/post.jslt", right, wrong);

    assertThatThrownBy(() -> Mappings.load(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(overrides.resolve("mappings/journalentry/post.jslt").toString())
        .hasMessageContaining("may not go into operation")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          .fiscalYear            | "2025"          | /APARItems/0/FiscalYear: expected "2026"
          .document,             | "9000000001",   | /APARItems/1/AccountingDocument: expected
          "D"                    | "K"             | /APARItems/0/AccountType: expected D
          .openItems)            | .openItems[0 : 1]) | /APARItems: expected 3 elements, found 1
          "APARAccount": .customer, | "APARAccount": .customer, "PartialPaymentAmtInDspCrcy": {"@currencyCode": "USD", "#text": "1"}, | /PartialPaymentAmtInDspCrcy: expected nothing
          if (.deduction) {"@currencyCode": .deductionCurrency, "#text": .deduction} | {"@currencyCode": "USD", "#text": "1"} | /OtherDeductionAmountInDspCrcy/#text: expected nothing, found "1"
          "#text": .deduction    | "#text": "-89.64" | /OtherDeductionAmountInDspCrcy/#text: expected "-
          .deductionCurrency     | "EUR"           | /OtherDeductionAmountInDspCrcy/@currencyCode: expected "
          """)
  void aClearingThatNamesOtherItemsDoesNotStart(String right, String wrong, String message)
      throws IOException {
    override("mappings/journalentry/clear.jslt", right, wrong);

    assertThatThrownBy(() -> Mappings.load(DeployedFiles.withOverrides(overrides)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(message);
  }

  @Test
  void theGuardLooksAtEveryMessageNotOnlyAtGoldenInputs() throws IOException {
    override(
        "mappings/journalentry/post.jslt",
        ".amount}",
        "if (.amount == \"666.00\") \"6.00\" else .amount}");
    Mapping mapping =
        Mappings.load(DeployedFiles.withOverrides(overrides)).get("journalentry/post");
    var input =
        MappingJson.strict()
            .readTree(
                PACKAGED
                    .require("mappings/journalentry/golden/post.one-item.in.json")
                    .text()
                    .replace("189.63", "666.00"));

    MappedDocument document = mapping.produce(input);

    assertThat(document).isInstanceOf(MappedDocument.Deviating.class);
    assertThat(((MappedDocument.Deviating) document).evidence())
        .contains("/Item/0/AmountInTransactionCurrency/#text: expected \"666.00\", found \"6.00\"");
  }

  @Test
  void linesThatDoNotSumToZeroDeviateEvenIfTheInputSaysSo() throws IOException {
    Mapping mapping = Mappings.load(PACKAGED).get("journalentry/post");
    var input =
        MappingJson.strict()
            .readTree(
                PACKAGED
                    .require("mappings/journalentry/golden/post.one-item.in.json")
                    .text()
                    .replace("\"-189.63\"", "\"-189.62\""));

    MappedDocument document = mapping.produce(input);

    assertThat(((MappedDocument.Deviating) document).evidence())
        .contains("expected a sum of zero, found 0.01");
  }

  private void override(String name, String right, String wrong) throws IOException {
    String text = PACKAGED.require(name).text();
    assertThat(text).contains(right);
    Path file = overrides.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace(right, wrong));
  }
}
