package io.openitem.customizing;

import io.openitem.deployment.YamlFields;
import io.openitem.domain.AdHocRule;
import io.openitem.domain.ClosedPeriod;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Money;
import io.openitem.domain.PartialPayments;
import io.openitem.domain.PostingApi;
import io.openitem.domain.SurchargeRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;

/** Reads one company code, and checks what SAP would refuse only after money has moved. */
final class CompanyCodeReader {

  private CompanyCodeReader() {}

  static CompanyCodeCustomizing read(YamlFields fields) {
    CompanyCodeCustomizing customizing = fieldsOf(fields);
    requirePossible(customizing);
    return customizing;
  }

  /** What the chosen posting API cannot do is refused now, not after money has moved. */
  private static void requirePossible(CompanyCodeCustomizing customizing) {
    String api = "postingApi " + customizing.postingApi();
    boolean adHoc = customizing.adHoc().kind() != AdHocRule.Kind.NONE;
    if (adHoc && !PostingApi.named(customizing.postingApi()).postsWithoutItems()) {
      throw new IllegalArgumentException(
          api + " posts no payment without invoices: adHoc must be none");
    }
    PostingApi.named(customizing.postingApi())
        .whyNot(customizing.partialPayments())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(api + " " + why);
            });
    LockboxRules.requirePossible(customizing);
    if (!customizing.clearsWithPayment()) {
      return;
    }
    if (!customizing.clearingDocumentType().equals(customizing.documentType())) {
      throw new IllegalArgumentException(
          api + " posts and clears with one document: make clearingDocumentType its documentType");
    }
  }

  private static CompanyCodeCustomizing fieldsOf(YamlFields fields) {
    return new CompanyCodeCustomizing(
        fields.required("companyCode", CompanyCode::new),
        fields.required("sapSystem", text("[a-z][a-z0-9-]{0,19}")),
        fields.required("timeZone", ZoneId::of),
        fields.required("cutOver", CompanyCodeReader::cutOver),
        fields.required("postingApi", CompanyCodeReader::postingApi),
        fields.required("documentType", text("[A-Z0-9]{1,2}")),
        fields.required("clearingDocumentType", text("[A-Z0-9]{1,2}")),
        fields.required("processor", text("[a-z][a-z0-9-]{0,19}")),
        fields.required("clearingAccount", text("[A-Z0-9]{1,10}")),
        fields.required("paymentServiceProvider", text("[A-Z0-9]{1,4}")),
        fields.required("createdBy", text("[A-Z0-9_]{1,12}")),
        fields.required("partialPayments", PartialPayments::named),
        adHoc(fields),
        fields.required("closedPeriod", ClosedPeriod::named),
        fields.list("surcharges", CompanyCodeReader::surcharge),
        reversalDocumentType(fields),
        LockboxRules.read(fields));
  }

  /** How money that moved again is posted; what no posting API can do is refused now. */
  private static String reversalDocumentType(YamlFields fields) {
    fields.optional("returns", CompanyCodeReader::returns);
    return fields.optional("reversalDocumentType", text("[A-Z0-9]{1,2}")).orElse("DA");
  }

  private static String returns(String text) {
    return switch (text) {
      case "newItem" -> text;
      case "resetClearing" ->
          throw new IllegalArgumentException(
              "no posting API can reset a clearing; money that goes back is a new open item:"
                  + " write newItem");
      default -> throw new IllegalArgumentException("newItem");
    };
  }

  private static AdHocRule adHoc(YamlFields fields) {
    return new AdHocRule(
        fields.required("adHoc", AdHocRule.Kind::named),
        fields.optional("specialGlCode", text("[A-Z0-9]")),
        fields.list("adHocLimits", CompanyCodeReader::limit));
  }

  private static Money limit(YamlFields fields) {
    String currency = fields.required("currency", text("[A-Z]{3}"));
    return fields.required("max", amount -> Money.of(amount, currency));
  }

  private static SurchargeRule surcharge(YamlFields fields) {
    String currency = fields.required("currency", text("[A-Z]{3}"));
    SurchargeRule rule =
        new SurchargeRule(
            fields.required("over", amount -> notNegative(Money.of(amount, currency))),
            fields.required("rate", CompanyCodeReader::rate),
            fields.required("glAccount", text("[A-Z0-9]{1,10}")),
            fields.optional("taxCode", text("[A-Z0-9]{1,4}")),
            fields.required("validFrom", LocalDate::parse),
            fields.optional("validTo", LocalDate::parse));
    if (rule.validTo().filter(rule.validFrom()::isAfter).isPresent()) {
      throw new IllegalArgumentException("validTo is before validFrom");
    }
    return rule;
  }

  private static Money notNegative(Money over) {
    if (over.isNegative()) {
      throw new IllegalArgumentException("a threshold is not negative");
    }
    return over;
  }

  private static BigDecimal rate(String text) {
    if (!text.matches("0\\.[0-9]{1,6}")) {
      throw new IllegalArgumentException("a rate is written as a ratio, 0.027 for 2.7 per cent");
    }
    return new BigDecimal(text);
  }

  private static LocalTime cutOver(String text) {
    return text.equals("none") ? LocalTime.MAX : LocalTime.parse(text);
  }

  private static String postingApi(String text) {
    return PostingApi.named(text).wireName();
  }

  static Function<String, String> text(String pattern) {
    return text -> {
      if (!text.matches(pattern)) {
        throw new IllegalArgumentException(text + " does not have the form " + pattern);
      }
      return text;
    };
  }
}
