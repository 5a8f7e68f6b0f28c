package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.sap.MasterData;
import io.openitem.sandbox.sap.SapSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The banks of business partners: a generated one for each customer, and created ones. */
final class PartnerBanks {
  private static final String CREATED = "#created";

  private final SapSystem sap;
  private final MasterData master;

  PartnerBanks(SapSystem sap) {
    this.sap = sap;
    this.master = sap.masterData();
  }

  /** A partner's bank: the partner's number and BankIdentification. */
  record Bank(String partner, String id) {
    private String entity() {
      return "Bank/" + partner + "/" + id;
    }
  }

  /** A partner's banks. */
  List<Bank> of(String partner) {
    List<Bank> banks = new ArrayList<>();
    if (isGenerated(partner)) {
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

  /** Creates a bank of a partner. */
  Bank create(String partner, Change change) throws SapFailure {
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

  /** Refuses a bank that is given twice before anything is created. */
  static void checkDistinct(List<Change> banks) throws SapFailure {
    long distinct = banks.stream().map(bank -> bank.text("BankIdentification")).distinct().count();
    if (distinct != banks.size()) {
      throw SapFailure.badRequest("R11/200", "Bank details are given twice", "BankIdentification");
    }
  }

  private boolean isGenerated(String partner) {
    return sap.customers().find(partner).isPresent();
  }

  /** The entity set, over these partners in order. */
  EntityModel<Bank> model(Supplier<Stream<String>> partners, Function<String, String> holder) {
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
    fields.add(bankField("BankAccountHolderName", 60, bank -> holder.apply(bank.partner())));
    fields.add(bankField("BankAccountName", 40, bank -> ""));
    KeyedRows<Bank> rows =
        new KeyedRows<>(
            List.of("BusinessPartner", "BankIdentification"),
            () -> partners.get().flatMap(partner -> of(partner).stream()),
            partner -> of(partner).stream(),
            bank -> List.of(bank.partner(), bank.id()));
    return EntityModel.readOnly("A_BusinessPartnerBank", fields, List.of(), rows)
        .writable(
            new MasterWriter<>(
                master, Bank::entity, change -> create(change.text("BusinessPartner"), change)),
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
                    bank.entity(), name, isGenerated(bank.partner()) ? base.apply(bank) : ""))
        .writable();
  }
}
