package io.openitem.sandbox.stripe;

import static io.openitem.sandbox.stripe.StripeBed.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.SetupIntentCreateParams;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Customers, their methods, and what is given back to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CustomersTest {
  private StripeBed bed;

  @BeforeAll
  void start() {
    bed = StripeBed.inMemory();
  }

  @AfterAll
  void stop() {
    bed.close();
  }

  @Test
  void anOrganisationsCustomerIsFoundByMetadataWithItsMethods() throws StripeException {
    List<Customer> found =
        bed.client
            .customers()
            .search(
                CustomerSearchParams.builder()
                    .setQuery("metadata['organisation']:'org-load-17'")
                    .build())
            .getData();

    assertThat(found).extracting(Customer::getId).containsExactly("cus_org_load_17");
    assertThat(methods("cus_org_load_17"))
        .extracting(PaymentMethod::getId)
        .contains("pm_org_load_17_visa_credit", "pm_org_load_17_us_bank");
    assertThat(bed.client.paymentMethods().retrieve("pm_org_load_18_declined").getCustomer())
        .isEqualTo("cus_org_load_18");
  }

  private List<PaymentMethod> methods(String customer) throws StripeException {
    return bed.client
        .paymentMethods()
        .list(PaymentMethodListParams.builder().setCustomer(customer).build())
        .getData();
  }

  @Test
  void methodsTellWhatSurchargesDependOn() throws StripeException {
    assertThat(funding("visa_credit")).isEqualTo("credit");
    assertThat(funding("visa_debit")).isEqualTo("debit");
    assertThat(funding("mastercard_prepaid")).isEqualTo("prepaid");
    assertThat(method("us_bank").getUsBankAccount().getBankName()).isEqualTo("STRIPE TEST BANK");
  }

  private String funding(String method) throws StripeException {
    return method(method).getCard().getFunding();
  }

  private PaymentMethod method(String method) throws StripeException {
    return bed.client.paymentMethods().retrieve("pm_org_bluewater_" + method);
  }

  @Test
  void aMethodIsAttachedMadeDefaultAndDetached() throws StripeException {
    Customer customer =
        bed.client.customers().create(CustomerCreateParams.builder().setName("Someone").build());
    PaymentMethod attached =
        bed.client
            .paymentMethods()
            .attach(
                "pm_card_visa",
                PaymentMethodAttachParams.builder().setCustomer(customer.getId()).build());
    Customer updated =
        bed.client
            .customers()
            .update(
                customer.getId(),
                CustomerUpdateParams.builder()
                    .setInvoiceSettings(
                        CustomerUpdateParams.InvoiceSettings.builder()
                            .setDefaultPaymentMethod(attached.getId())
                            .build())
                    .build());

    PaymentMethod detached = bed.client.paymentMethods().detach(attached.getId());

    assertThat(updated.getInvoiceSettings().getDefaultPaymentMethod()).isEqualTo(attached.getId());
    assertThat(detached.getCustomer()).isNull();
    assertThat(methods(customer.getId())).isEmpty();
  }

  @Test
  void aSetupIntentSavesAMethod() throws StripeException {
    Customer customer = bed.client.customers().create(CustomerCreateParams.builder().build());

    SetupIntent setup =
        bed.client
            .setupIntents()
            .create(
                SetupIntentCreateParams.builder()
                    .setCustomer(customer.getId())
                    .setPaymentMethod("pm_card_amex")
                    .setConfirm(true)
                    .build());

    assertThat(setup.getStatus()).isEqualTo("succeeded");
    assertThat(methods(customer.getId())).hasSize(1);
  }

  @Test
  void refundsNeverExceedTheCharge() throws StripeException {
    String intent =
        bed.client.paymentIntents().create(payment(10_000, "usd", "visa_credit").build()).getId();
    Refund first = bed.client.refunds().create(refund(intent, 4_000));

    InvalidRequestException tooMuch =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> bed.client.refunds().create(refund(intent, 6_001)));
    bed.client.refunds().create(refund(intent, 6_000));
    InvalidRequestException again =
        catchThrowableOfType(
            InvalidRequestException.class, () -> bed.client.refunds().create(refund(intent, 1)));

    assertThat(first.getStatus()).isEqualTo("succeeded");
    assertThat(tooMuch.getParam()).isEqualTo("amount");
    assertThat(again.getCode()).isEqualTo("charge_already_refunded");
    assertThat(
            bed.client
                .refunds()
                .list(RefundListParams.builder().setPaymentIntent(intent).build())
                .getData())
        .hasSize(2);
    assertThat(bed.client.refunds().retrieve(first.getId()).getAmount()).isEqualTo(4_000);
  }

  private static RefundCreateParams refund(String intent, long amount) {
    return RefundCreateParams.builder().setPaymentIntent(intent).setAmount(amount).build();
  }
}
