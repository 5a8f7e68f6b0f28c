package io.openitem.store;

import java.time.Instant;

/**
 * What the read model knows of statements.
 *
 * @param asOf when the last run that finished had begun: all that SAP had then is in
 * @param fullRunAt when the last full run had begun
 * @param historyDays how many days before that cleared items were read
 */
public record StatementCoverage(Instant asOf, Instant fullRunAt, int historyDays) {}
