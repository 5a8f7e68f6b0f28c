package io.openitem.sync;

import io.openitem.domain.CompanyCode;
import io.openitem.domain.CompanyCodeCustomizing;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is read and in which order: the SAP systems for accounts, the company codes for items. Both
 * come from customizing, so a company code that no payments are taken for is never read.
 */
public final class SyncScope {

  private final List<CompanyCodeCustomizing> companyCodes;

  /** Reads these company codes, each at most once in the list. */
  public SyncScope(List<CompanyCodeCustomizing> companyCodes) {
    this.companyCodes = List.copyOf(companyCodes);
  }

  /** The customizing of a company code, if payments are taken for it. */
  Optional<CompanyCodeCustomizing> find(CompanyCode companyCode) {
    return companyCodes.stream()
        .filter(customizing -> customizing.companyCode().equals(companyCode))
        .findFirst();
  }

  /**
   * The cursor with a scope that exists: itself, or the begin of the first scope behind it. A scope
   * that customizing no longer names is passed over.
   *
   * @return empty when no scope is left
   */
  Optional<SyncCursor> settle(SyncStep step, SyncCursor cursor) {
    String scope = scopes(step).ceiling(cursor.scope());
    if (scope == null) {
      return Optional.empty();
    }
    return Optional.of(scope.equals(cursor.scope()) ? cursor : SyncCursor.beginOf(scope));
  }

  /** The begin of the scope behind the cursor's; empty when it was the last. */
  Optional<SyncCursor> behind(SyncStep step, SyncCursor cursor) {
    return Optional.ofNullable(scopes(step).higher(cursor.scope())).map(SyncCursor::beginOf);
  }

  /** The company codes whose books a system keeps. */
  List<CompanyCodeCustomizing> of(String sapSystem) {
    return companyCodes.stream()
        .filter(customizing -> customizing.sapSystem().equals(sapSystem))
        .toList();
  }

  /** The company codes by the system that keeps their books. */
  Map<String, List<String>> bySystem() {
    return companyCodes.stream()
        .collect(
            Collectors.groupingBy(
                CompanyCodeCustomizing::sapSystem,
                TreeMap::new,
                Collectors.mapping(one -> one.companyCode().toString(), Collectors.toList())));
  }

  private NavigableSet<String> scopes(SyncStep step) {
    NavigableSet<String> scopes = new TreeSet<>();
    for (CompanyCodeCustomizing customizing : companyCodes) {
      scopes.add(
          step == SyncStep.ACCOUNTS
              ? customizing.sapSystem()
              : customizing.companyCode().toString());
    }
    return scopes;
  }
}
