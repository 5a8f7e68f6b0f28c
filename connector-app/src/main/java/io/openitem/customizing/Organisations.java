package io.openitem.customizing;

import io.openitem.deployment.DeployedFile;
import io.openitem.deployment.DeployedFiles;
import io.openitem.deployment.StartRefused;
import io.openitem.deployment.YamlFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which of SAP's customers belong to one organisation, from {@code customizing/organisations.yaml}.
 * A customer that stands nowhere there is an organisation of its own.
 */
public final class Organisations {

  /** The file's name below the root. */
  public static final String FILE = "customizing/organisations.yaml";

  private static final int ORGANISATIONS_MAX = 100_000;
  private static final int CUSTOMERS_MAX = 1_000;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
  private static final Pattern CUSTOMER = Pattern.compile("[A-Z0-9]{1,10}");

  private final Map<String, Organisation> byName;
  private final Map<String, Organisation> byCustomer;

  private Organisations(List<Organisation> all, DeployedFile file) {
    this.byName = new HashMap<>();
    this.byCustomer = new HashMap<>();
    for (Organisation organisation : all) {
      if (byName.put(organisation.name(), organisation) != null) {
        throw new StartRefused(file + ": " + organisation.name() + " is there twice");
      }
      for (String customer : organisation.customers()) {
        if (byCustomer.put(key(organisation.sapSystem(), customer), organisation) != null) {
          throw new StartRefused(file + ": customer " + customer + " is there twice");
        }
      }
    }
  }

  /**
   * An organisation.
   *
   * @param name names it here and at the processor
   * @param sapSystem whose customers they are
   * @param customers SAP's numbers, with their leading zeros
   */
  public record Organisation(String name, String sapSystem, List<String> customers) {

    /** Checks the names. */
    public Organisation {
      customers = List.copyOf(customers);
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "organisation is up to 60 lower-case letters, digits, hyphens and underscores");
      }
      if (customers.isEmpty() || customers.size() > CUSTOMERS_MAX) {
        throw new IllegalArgumentException("customers holds 1 to " + CUSTOMERS_MAX);
      }
    }
  }

  /**
   * Reads the file that is in effect.
   *
   * @throws StartRefused naming file and line, for anything that is unknown, missing or there twice
   */
  public static Organisations read(DeployedFiles files) {
    DeployedFile file = files.require(FILE);
    List<Organisation> all =
        YamlFields.read(file, root -> root.list("organisations", Organisations::organisation));
    if (all.size() > ORGANISATIONS_MAX) {
      throw new StartRefused(file + ": organisations holds at most " + ORGANISATIONS_MAX);
    }
    return new Organisations(all, file);
  }

  /** The organisation of a customer: the one that names it, or one of its own. */
  public Organisation of(String sapSystem, String customer) {
    return Optional.ofNullable(byCustomer.get(key(sapSystem, customer)))
        .orElseGet(
            () ->
                new Organisation(
                    (sapSystem + "-" + customer).toLowerCase(java.util.Locale.ROOT),
                    sapSystem,
                    List.of(customer)));
  }

  /** An organisation that the file names. */
  public Optional<Organisation> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static Organisation organisation(YamlFields fields) {
    return new Organisation(
        fields.required("organisation", text -> text),
        fields.required("sapSystem", text -> text),
        fields.list("customers", one -> one.required("customer", Organisations::customer)));
  }

  private static String customer(String text) {
    if (!CUSTOMER.matcher(text).matches()) {
      throw new IllegalArgumentException("is 1 to 10 capital letters and digits");
    }
    return text;
  }

  private static String key(String sapSystem, String customer) {
    return sapSystem + "/" + customer;
  }
}
