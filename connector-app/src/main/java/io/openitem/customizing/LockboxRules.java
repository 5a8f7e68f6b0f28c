package io.openitem.customizing;

import io.openitem.deployment.YamlFields;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.LockboxCustomizing;
import io.openitem.domain.PostingApi;
import java.util.Optional;

/** The lockbox's own fields of a company code, and what must hold for them. */
final class LockboxRules {

  private LockboxRules() {}

  /**
   * Reads the fields; empty where there are none.
   *
   * @throws IllegalArgumentException when only some of them are there
   */
  static Optional<LockboxCustomizing> read(YamlFields fields) {
    Optional<String> destination =
        fields.optional("lockboxDestination", CompanyCodeReader.text("[A-Z0-9]{1,10}"));
    Optional<String> origin =
        fields.optional("lockboxOrigin", CompanyCodeReader.text("[A-Z0-9]{1,10}"));
    Optional<String> number =
        fields.optional("lockboxNumber", CompanyCodeReader.text("[A-Z0-9]{1,7}"));
    Optional<String> surchargeApi =
        fields.optional("surchargePostingApi", CompanyCodeReader.text("journalentry"));
    if (destination.isPresent() && origin.isPresent() && number.isPresent()) {
      return Optional.of(
          new LockboxCustomizing(destination.get(), origin.get(), number.get(), surchargeApi));
    }
    if (destination.isPresent()
        || origin.isPresent()
        || number.isPresent()
        || surchargeApi.isPresent()) {
      throw new IllegalArgumentException(
          "a lockbox has lockboxDestination, lockboxOrigin and lockboxNumber");
    }
    return Optional.empty();
  }

  /** A lockbox has its address, and a way to post surcharges where there are any. */
  static void requirePossible(CompanyCodeCustomizing customizing) {
    boolean posts = customizing.postingApi().equals(PostingApi.LOCKBOX.wireName());
    if (!posts && customizing.lockbox().isPresent()) {
      throw new IllegalArgumentException(
          "lockboxDestination, lockboxOrigin and lockboxNumber belong to postingApi lockbox only");
    }
    if (!posts) {
      return;
    }
    LockboxCustomizing lockbox =
        customizing
            .lockbox()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "postingApi lockbox needs lockboxDestination, lockboxOrigin and"
                            + " lockboxNumber"));
    if (!customizing.surcharges().isEmpty() && lockbox.surchargePostingApi().isEmpty()) {
      throw new IllegalArgumentException(
          "a lockbox item credits the customer only: name surchargePostingApi: journalentry, or"
              + " leave out surcharges");
    }
  }
}
