package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerPaymentMethodListParams;
import io.openitem.domain.Outcome;
import io.openitem.domain.PaymentMethod.Funding;
import io.openitem.processor.SavedMethod;
import io.openitem.processor.SavedMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The methods of Stripe's customer that carries our organisation in its metadata. */
final class StripeMethods implements SavedMethods {

  private static final long METHODS_MAX = 100;

  private final StripeClient stripe;
  private final StripeCustomers customers;

  StripeMethods(StripeClient stripe) {
    this.stripe = stripe;
    this.customers = new StripeCustomers(stripe);
  }

  @Override
  public Outcome<List<SavedMethod>> list(String organisation, Set<String> customers) {
    if (!StripeCustomers.isSearchable(organisation)) {
      return Outcome.refused("organisation", "the organisation's name cannot be searched for");
    }
    try {
      return Outcome.done(read(organisation, customers));
    } catch (StripeException e) {
      return Outcome.notDone("methods could not be read: " + e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      return Outcome.notDone("methods could not be read: the answer cannot be read");
    }
  }

  private List<SavedMethod> read(String organisation, Set<String> known) throws StripeException {
    List<SavedMethod> methods = new ArrayList<>();
    for (Customer customer : customers.of(organisation, known)) {
      methods.addAll(of(customer));
    }
    return methods;
  }

  private List<SavedMethod> of(Customer customer) throws StripeException {
    CustomerPaymentMethodListParams all =
        CustomerPaymentMethodListParams.builder().setLimit(METHODS_MAX).build();
    String defaultMethod =
        Optional.ofNullable(customer.getInvoiceSettings())
            .flatMap(settings -> Optional.ofNullable(settings.getDefaultPaymentMethod()))
            .orElse("");
    return stripe.customers().paymentMethods().list(customer.getId(), all).getData().stream()
        .flatMap(method -> saved(customer, method, defaultMethod).stream())
        .toList();
  }

  /** Other kinds than cards and US bank accounts are not charged here, so they are not offered. */
  private static Optional<SavedMethod> saved(
      Customer customer, PaymentMethod method, String defaultMethod) {
    boolean isDefault = method.getId().equals(defaultMethod);
    Optional<String> holder =
        Optional.ofNullable(method.getBillingDetails())
            .flatMap(details -> Optional.ofNullable(details.getName()));
    return switch (Optional.ofNullable(method.getType()).orElse("")) {
      case "card" -> {
        PaymentMethod.Card card = method.getCard();
        String expiry = "%04d-%02d".formatted(card.getExpYear(), card.getExpMonth());
        yield Optional.of(
            new SavedMethod(
                method.getId(),
                customer.getId(),
                io.openitem.domain.PaymentMethod.Type.CARD,
                Optional.ofNullable(card.getBrand()).orElse("card"),
                card.getLast4(),
                Optional.of(expiry),
                holder,
                funding(Optional.ofNullable(card.getFunding())),
                isDefault));
      }
      case "us_bank_account" -> {
        PaymentMethod.UsBankAccount account = method.getUsBankAccount();
        yield Optional.of(
            new SavedMethod(
                method.getId(),
                customer.getId(),
                io.openitem.domain.PaymentMethod.Type.BANK_ACCOUNT,
                Optional.ofNullable(account.getBankName()).orElse("bank account"),
                account.getLast4(),
                Optional.empty(),
                holder,
                Funding.UNKNOWN,
                isDefault));
      }
      default -> Optional.empty();
    };
  }

  private static Funding funding(Optional<String> word) {
    return switch (word.orElse("").toLowerCase(Locale.ROOT)) {
      case "credit" -> Funding.CREDIT;
      case "debit" -> Funding.DEBIT;
      case "prepaid" -> Funding.PREPAID;
      default -> Funding.UNKNOWN;
    };
  }
}
