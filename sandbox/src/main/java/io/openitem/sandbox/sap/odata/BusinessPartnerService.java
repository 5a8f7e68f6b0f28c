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
  private final PartnerBanks banks;

  private BusinessPartnerService(SapSystem sap) {
    this.sap = sap;
    this.master = sap.masterData();
    this.customers = new CustomerSets(sap);
    this.banks = new PartnerBanks(sap);
  }

  /** The service over this system's customers. */
  public static ServiceModel model(SapSystem sap) {
    BusinessPartnerService service = new BusinessPartnerService(sap);
    List<EntityModel<?>> sets = new ArrayList<>();
    sets.add(service.partners());
    sets.add(service.banks.model(service::all, service::name));
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
            new Navigation<>("to_BusinessPartnerBank", "A_BusinessPartnerBank", true, banks::of),
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
    List<Change> given = change.children().getOrDefault("to_BusinessPartnerBank", List.of());
    PartnerBanks.checkDistinct(given);
    long number = FIRST_CREATED + master.changedEntities("BusinessPartner/002").size() + 1;
    String partner = Customers.padded(Long.toString(number));
    MasterWriter.keep(master, entity(partner), change);
    master.set(entity(partner), CREATED, "true");
    for (Change bank : given) {
      banks.create(partner, bank);
    }
    return partner;
  }
}
