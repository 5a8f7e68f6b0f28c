package io.openitem.sandbox.sap.ledger;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The customers: five with fixed numbers, names and items, and generated ones from 0010001000 on.
 * Generated once; immutable.
 */
public final class Customers {
  /** The number of the first generated customer. */
  public static final long FIRST_GENERATED = 10_001_000L;

  private static final int GENERATED_MIN = 200;
  private static final int ITEMS_PER_CUSTOMER = 10;
  private static final List<String> FIRST_WORDS =
      List.of("North", "Harbor", "Golden", "Blue", "Summit", "River", "Cedar", "Iron", "Silver");
  private static final List<String> SECOND_WORDS =
      List.of("Tools", "Foods", "Textiles", "Optics", "Paper", "Motors", "Marine", "Chemicals");
  private static final Map<String, String> CITIES =
      Map.of("1010", "Berlin", "1710", "New York", "1810", "Tokyo", "1910", "Kuwait City");
  private static final Map<String, String> LEGAL_FORMS =
      Map.of("1010", "GmbH", "1710", "Inc", "1810", "KK", "1910", "WLL");

  private final NavigableMap<String, Customer> all = new TreeMap<>();
  private final int generated;

  private Customers(int generated) {
    this.generated = generated;
    add(new Customer("0010000001", "Bluewater Supplies Inc", "Boston", List.of("1710"), ""));
    add(new Customer("0010000002", "Kitano Trading KK", "Kobe", List.of("1810"), ""));
    add(new Customer("0010000003", "Gulf Traders WLL", "Kuwait City", List.of("1910"), ""));
    add(new Customer("0010000004", "Rheinwerk GmbH", "Bonn", List.of("1010"), ""));
    add(new Customer("0010000005", "Other Corp", "Denver", List.of("1710"), ""));
    for (int i = 0; i < generated; i++) {
      add(generate(i));
    }
  }

  /** The customers for so many open items: about ten items a customer. */
  public static Customers forItems(int items) {
    return new Customers(Math.max(GENERATED_MIN, items / ITEMS_PER_CUSTOMER));
  }

  /**
   * The main company code of a generated customer: of ten in a row, six in 1710, two in 1010, one
   * in 1810 and one in 1910.
   *
   * @param index 0 for customer 0010001000
   */
  public static String companyCodeOf(int index) {
    return switch (index % 10) {
      case 6, 7 -> "1010";
      case 8 -> "1810";
      case 9 -> "1910";
      default -> "1710";
    };
  }

  /** The number of a generated customer. */
  public static String numberOf(int index) {
    return padded(Long.toString(FIRST_GENERATED + index));
  }

  private static Customer generate(int index) {
    String code = companyCodeOf(index);
    String name =
        FIRST_WORDS.get(index % FIRST_WORDS.size())
            + " "
            + SECOND_WORDS.get(index / FIRST_WORDS.size() % SECOND_WORDS.size())
            + " "
            + index
            + " "
            + LEGAL_FORMS.get(code);
    List<String> codes = index % 20 == 0 ? List.of(code, "1010") : List.of(code);
    String headOffice = index % 50 == 1 ? numberOf(index - 1) : "";
    return new Customer(numberOf(index), name, CITIES.getOrDefault(code, ""), codes, headOffice);
  }

  private void add(Customer customer) {
    all.put(customer.number(), customer);
  }

  /** How many were generated besides the fixed ones. */
  public int generated() {
    return generated;
  }

  /** A customer by number; leading zeros may be left out, as SAP's conversion exit allows. */
  public Optional<Customer> find(String number) {
    return Optional.ofNullable(all.get(padded(number)));
  }

  /** All customers by number. */
  public NavigableMap<String, Customer> all() {
    return java.util.Collections.unmodifiableNavigableMap(all);
  }

  /** A number of digits with leading zeros up to ten; anything else as it is. */
  public static String padded(String number) {
    boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && number.length() < 10
        ? "0000000000".substring(number.length()) + number
        : number;
  }
}
