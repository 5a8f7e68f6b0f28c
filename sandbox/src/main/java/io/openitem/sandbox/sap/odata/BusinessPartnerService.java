package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.MasterData;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.ledger.Customer;
import io.openitem.sandbox.sap.ledger.Customers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.jspecify.annotations.Nullable;

/**
 * {@code API_BUSINESS_PARTNER}: partners and their banks, addresses and customer data. A partner's
 * number is its customer's number. Rows are the numbers themselves.
 */
public final class BusinessPartnerService {
  private static final String CREATED = "#created";
  private static final long FIRST_CREATED = 20_000_000L;
  private static final long CREATION_MILLIS = 1_735_689_600_000L;

  private final SapSystem sap;
  private final MasterData master;
  private final CustomerSets customers;

  private BusinessPartnerService(SapSystem sap) {
    this.sap = sap;
    this.master = sap.masterData();
    this.customers = new CustomerSets(sap);
  }

  /** A partner's bank: the partner's number and BankIdentification. */
  record Bank(String partner, String id) {
    private String entity() {
      return "Bank/" + partner + "/" + id;
    }
  }

  /** The service over this system's customers. */
  public static ServiceModel model(SapSystem sap) {
    BusinessPartnerService service = new BusinessPartnerService(sap);
    List<EntityModel<?>> sets = new ArrayList<>();
    sets.add(service.partners());
    sets.add(service.banks());
    sets.addAll(service.customers.all());
    return ServiceModel.of("API_BUSINESS_PARTNER", "1.3.0", sets, List.of(), true);
  }

  private EntityModel<String> partners() {
    List<Field<String>> fields = new ArrayList<>();
    fields.add(Field.<String>text("BusinessPartner", 10, partner -> partner).asKey());
    fields.add(
        Field.text("Customer", 10, partner -> known(partner).map(Customer::number).orElse("")));
    fields.add(field("BusinessPartnerCategory", 1, partner -> "2"));
    fields.add(Field.text("BusinessPartnerFullName", 81, this::name));
    fields.add(field("BusinessPartnerGrouping", 4, partner -> "BP02"));
    fields.add(
        Field.other("BusinessPartnerUUID", EdmSimpleTypeKind.Guid, BusinessPartnerService::uuid));
    fields.add(
        field("OrganizationBPName1", 40, partner -> known(partner).map(Customer::name).orElse("")));
    fields.add(field("FirstName", 40, partner -> ""));
    fields.add(field("LastName", 40, partner -> ""));
    fields.add(field("CorrespondenceLanguage", 2, partner -> "EN"));
    fields.add(field("SearchTerm1", 20, partner -> ""));
    fields.add(flag("BusinessPartnerIsBlocked"));
    fields.add(flag("IsMarkedForArchiving"));
    fields.add(Field.day("CreationDate", partner -> CREATION_MILLIS));
    fields.add(Field.day("LastChangeDate", partner -> CREATION_MILLIS));
    fields.add(Field.other("LastChangeTime", EdmSimpleTypeKind.Time, partner -> 0L));
    fields.add(Field.text("ETag", 26, partner -> "SBX" + master.version(entity(partner))));
    List<Navigation<String>> navigations =
        List.of(
            new Navigation<>(
                "to_Customer", "A_Customer", false, partner -> known(partner).stream().toList()),
            new Navigation<>(
                "to_BusinessPartnerBank", "A_BusinessPartnerBank", true, this::banksOf),
            new Navigation<>(
                "to_BusinessPartnerAddress",
                "A_BusinessPartnerAddress",
                true,
                partner -> known(partner).stream().toList()));
    KeyedRows<String> rows =
        new KeyedRows<>(
            List.of("BusinessPartner"),
            this::all,
            partner -> exists(partner) ? Stream.of(partner) : Stream.empty(),
            List::of);
    return EntityModel.readOnly("A_BusinessPartner", fields, navigations, rows)
        .writable(
            new MasterWriter<>(master, BusinessPartnerService::entity, this::create),
            true,
            true,
            false);
  }

  private static String entity(String partner) {
    return "BusinessPartner/" + partner;
  }

  private Optional<Customer> known(String partner) {
    return sap.customers().find(partner);
  }

  private String name(String partner) {
    String base = known(partner).map(Customer::name).orElse("");
    return master.get(entity(partner), "OrganizationBPName1", base);
  }

  private static @Nullable Object uuid(String partner) {
    return UUID.nameUUIDFromBytes(partner.getBytes(StandardCharsets.UTF_8));
  }

  private Field<String> field(String name, int length, Function<String, String> base) {
    return Field.<String>text(
            name, length, partner -> master.get(entity(partner), name, base.apply(partner)))
        .writable();
  }

  private Field<String> flag(String name) {
    return Field.<String>flag(
            name, partner -> Boolean.valueOf(master.get(entity(partner), name, "false")))
        .writable();
  }

  private boolean exists(String partner) {
    return sap.customers().all().containsKey(partner)
        || master.get(entity(partner), CREATED, "").equals("true");
  }

  private Stream<String> all() {
    Stream<String> created =
        master.changedEntities("BusinessPartner/").stream()
            .map(entity -> entity.substring("BusinessPartner/".length()))
            .filter(partner -> master.get(entity(partner), CREATED, "").equals("true"));
    // Created partners have greater numbers than generated ones, so the order holds.
    return Stream.concat(sap.customers().all().keySet().stream(), created);
  }

  private synchronized String create(Change change) throws SapFailure {
    if (change.text("BusinessPartnerCategory").isEmpty()) {
      throw SapFailure.badRequest(
          "R11/124", "Enter a business partner category", "BusinessPartnerCategory");
    }
    long number = FIRST_CREATED + master.changedEntities("BusinessPartner/002").size() + 1;
    String partner = Customers.padded(Long.toString(number));
    MasterWriter.keep(master, entity(partner), change);
    master.set(entity(partner), CREATED, "true");
    for (Change bank : change.children().getOrDefault("to_BusinessPartnerBank", List.of())) {
      createBank(partner, bank);
    }
    return partner;
  }

  private Bank createBank(String partner, Change change) throws SapFailure {
    String given = change.text("BankIdentification");
    Bank bank = new Bank(partner, given.isEmpty() ? "0001" : given);
    if (!master.get(bank.entity(), CREATED, "").isEmpty()) {
      throw SapFailure.badRequest(
          "R11/200", "Bank details " + bank.id() + " already exist", "BankIdentification");
    }
    MasterWriter.keep(master, bank.entity(), change);
    master.set(bank.entity(), CREATED, "true");
    return bank;
  }

  private List<Bank> banksOf(String partner) {
    List<Bank> banks = new ArrayList<>();
    if (known(partner).isPresent()) {
      banks.add(new Bank(partner, "0001"));
    }
    String prefix = "Bank/" + partner + "/";
    for (String entity : master.changedEntities(prefix)) {
      Bank bank = new Bank(partner, entity.substring(prefix.length()));
      if (!banks.contains(bank)) {
        banks.add(bank);
      }
    }
    return banks;
  }

  private EntityModel<Bank> banks() {
    List<Field<Bank>> fields = new ArrayList<>();
    fields.add(Field.<Bank>text("BusinessPartner", 10, Bank::partner).asKey());
    fields.add(Field.<Bank>text("BankIdentification", 4, Bank::id).asKey());
    fields.add(bankField("BankCountryKey", 3, bank -> "US"));
    fields.add(bankField("BankNumber", 15, bank -> "011000015"));
    fields.add(bankField("BankAccount", 18, bank -> "00" + bank.partner()));
    fields.add(bankField("BankControlKey", 2, bank -> ""));
    fields.add(bankField("IBAN", 34, bank -> ""));
    fields.add(Field.text("SWIFTCode", 11, bank -> ""));
    fields.add(Field.text("BankName", 60, bank -> "STRIPE TEST BANK"));
    fields.add(bankField("BankAccountHolderName", 60, bank -> name(bank.partner())));
    fields.add(bankField("BankAccountName", 40, bank -> ""));
    KeyedRows<Bank> rows =
        new KeyedRows<>(
            List.of("BusinessPartner", "BankIdentification"),
            () -> all().flatMap(partner -> banksOf(partner).stream()),
            partner -> banksOf(partner).stream(),
            bank -> List.of(bank.partner(), bank.id()));
    return EntityModel.readOnly("A_BusinessPartnerBank", fields, List.of(), rows)
        .writable(
            new MasterWriter<>(
                master, Bank::entity, change -> createBank(change.text("BusinessPartner"), change)),
            true,
            true,
            false);
  }

  private Field<Bank> bankField(String name, int length, Function<Bank, String> base) {
    return Field.<Bank>text(
            name,
            length,
            bank ->
                master.get(
                    bank.entity(), name, known(bank.partner()).isPresent() ? base.apply(bank) : ""))
        .writable();
  }
}
