package io.openitem.processor.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerSearchParams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Stripe's customers that carry our organisation in their metadata. */
final class StripeCustomers {

  private static final long CUSTOMERS_MAX = 10;
  private static final String ORGANISATION = "organisation";

  private final StripeClient stripe;

  StripeCustomers(StripeClient stripe) {
    this.stripe = stripe;
  }

  /** It goes into a search expression, where a quote would widen what is found. */
  static boolean isSearchable(String organisation) {
    return organisation.matches("[A-Za-z0-9._:@-]{1,100}");
  }

  /**
   * The customers of an organisation.
   *
   * @param known those that the search may not show yet
   */
  List<Customer> of(String organisation, Set<String> known) throws StripeException {
    CustomerSearchParams query =
        CustomerSearchParams.builder()
            .setQuery("metadata['organisation']:'%s'".formatted(organisation))
            .setLimit(CUSTOMERS_MAX)
            .build();
    List<Customer> customers = new ArrayList<>(stripe.customers().search(query).getData());
    Set<String> unseen = new TreeSet<>(known);
    customers.forEach(customer -> unseen.remove(customer.getId()));
    for (String id : unseen) {
      customers.addAll(byId(id));
    }
    // The search does not tell capitals from small letters; organisations may.
    return customers.stream().filter(customer -> isOf(customer, organisation)).toList();
  }

  /** The oldest customer of the organisation; a new one where there is none. */
  String findOrCreate(String organisation) throws StripeException {
    List<Customer> found = of(organisation, Set.of());
    if (!found.isEmpty()) {
      return found.stream()
          .min(Comparator.comparing(Customer::getCreated).thenComparing(Customer::getId))
          .orElseThrow()
          .getId();
    }
    CustomerCreateParams params =
        CustomerCreateParams.builder()
            .setName(organisation)
            .putMetadata(ORGANISATION, organisation)
            .build();
    // Two who find none at once get the same one; were there two, both are read.
    RequestOptions once =
        RequestOptions.builder().setIdempotencyKey("openitem-customer-" + organisation).build();
    return stripe.customers().create(params, once).getId();
  }

  private List<Customer> byId(String id) throws StripeException {
    try {
      return List.of(stripe.customers().retrieve(id));
    } catch (InvalidRequestException e) {
      if ("resource_missing".equals(e.getCode())) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean isOf(Customer customer, String organisation) {
    Map<String, String> metadata = customer.getMetadata();
    return !Boolean.TRUE.equals(customer.getDeleted())
        && metadata != null
        && organisation.equals(metadata.get(ORGANISATION));
  }
}
