package io.openitem.sandbox.sap.odata;

import io.openitem.sandbox.fault.Faults;
import io.openitem.sandbox.sap.PostingChecks;
import io.openitem.sandbox.sap.PostingChecks.Finding;
import io.openitem.sandbox.sap.SapSystem;
import io.openitem.sandbox.sap.lockbox.LockboxBatch;
import io.openitem.sandbox.sap.lockbox.LockboxItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Posts a batch at once. What is wrong with the batch, its period or its accounts' locks refuses
 * all of it; what is wrong with one item leaves that item half posted.
 */
final class LockboxPosting implements Writer<LockboxBatch> {
  private final SapSystem sap;
  private final PostingChecks checks;
  private final LockboxLedgers ledgers;

  LockboxPosting(SapSystem sap, Faults faults) {
    this.sap = sap;
    this.checks = new PostingChecks(sap);
    this.ledgers = new LockboxLedgers(sap, faults);
  }

  @Override
  public LockboxBatch create(Change change) throws SapFailure {
    LockboxRequest request = LockboxRequest.of(change);
    Optional<Finding> finding =
        checks
            .period(request.companyCode(), request.postingDate())
            .or(() -> checks.currency(request.companyCode(), request.currency().name()));
    if (finding.isPresent()) {
      throw failure(finding.get());
    }
    String code = request.companyCode().code();
    Set<String> accounts = new TreeSet<>();
    try {
      lock(request, accounts);
      LockboxBatch batch = post(request);
      return sap.settings().lockboxNumbersInAnswer() ? batch : batch.withoutNumbers();
    } finally {
      sap.locks().free(code, accounts);
    }
  }

  private void lock(LockboxRequest request, Set<String> taken) throws SapFailure {
    String code = request.companyCode().code();
    for (LockboxItem.Given item : request.items()) {
      String account = ledgers.account(item);
      if (!taken.contains(account)) {
        if (!sap.locks().take(code, Set.of(account))) {
          throw failure(PostingChecks.locked(item.customer(), code));
        }
        taken.add(account);
      }
    }
  }

  private LockboxBatch post(LockboxRequest request) throws SapFailure {
    boolean taken =
        sap.lockbox()
            .take(
                request.destination(),
                request.origin(),
                request.depositMillis(),
                sap.settings().lockboxSlotMillis());
    if (!taken) {
      throw failure(new Finding("BAPI4499", "001", "Data (lockbox) already exists"));
    }
    sap.takePostingTime();
    String key = sap.lockbox().nextKey();
    List<LockboxItem> items = new ArrayList<>();
    for (LockboxItem.Given item : request.items()) {
      String number = String.format(Locale.ROOT, "%05d", items.size() + 1);
      items.add(ledgers.post(request, key, number, item));
    }
    LockboxBatch batch =
        new LockboxBatch(
            key,
            request.batch(),
            request.lockbox(),
            request.companyCode().code(),
            request.destination(),
            request.origin(),
            request.depositMillis(),
            request.currency().name(),
            request.amount(),
            items);
    sap.lockbox().add(batch);
    return batch;
  }

  private static SapFailure failure(Finding finding) {
    return SapFailure.badRequest(
        finding.messageClass() + "/" + finding.number(), finding.text(), "");
  }

  @Override
  public void update(LockboxBatch row, Change change) throws SapFailure {
    throw SapFailure.notImplemented("A posted batch is not changed");
  }

  @Override
  public void delete(LockboxBatch row) throws SapFailure {
    throw SapFailure.notImplemented("A posted batch is not deleted");
  }

  @Override
  public String version(LockboxBatch row) {
    return row.internalKey();
  }
}
