package io.openitem.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.Ids;
import io.openitem.mapping.Mappings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The synchronisation and the live read; bean names are those that the routes use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SyncSettings.class, PurchaseOrderSettings.class})
public class SyncConfiguration {

  @Bean
  SyncScope syncScope(CompanyCodes companyCodes) {
    return new SyncScope(companyCodes.all());
  }

  @Bean
  SyncRuns syncRuns(JdbcClient jdbc, Ids ids, Clock clock, SyncSettings settings) {
    return new SyncRuns(jdbc, ids, clock, settings);
  }

  @Bean
  SyncLease syncLease(JdbcClient jdbc, Clock clock, SyncSettings settings, ObjectMapper json) {
    return new SyncLease(jdbc, clock, settings, new CursorJson(json));
  }

  @Bean
  SyncSchedule syncSchedule(SyncRuns runs, SyncSettings settings, Clock clock) {
    return new SyncSchedule(runs, settings, clock);
  }

  @Bean
  SyncDriver syncDriver(SyncLease lease, SyncScope scope, Clock clock) {
    return new SyncDriver(lease, scope, clock);
  }

  @Bean
  SyncProgress syncProgress(SyncLease lease, Clock clock) {
    return new SyncProgress(lease, clock);
  }

  @Bean
  SyncOperations syncOperations(SyncRuns runs) {
    return new SyncOperations(runs);
  }

  @Bean
  OpenItemStore openItemStore(JdbcClient jdbc) {
    return new OpenItemStore(jdbc);
  }

  @Bean
  OpenItemMapping openItemMapping(Mappings mappings) {
    return new OpenItemMapping(mappings);
  }

  @Bean
  SapAccountMapping sapAccountMapping(Mappings mappings) {
    return new SapAccountMapping(mappings);
  }

  @Bean
  OpenItemLookups openItemLookups(SyncScope scope) {
    return new OpenItemLookups(scope);
  }

  @Bean
  OpenItemPages openItemPages(
      SyncScope scope,
      SyncSettings settings,
      OpenItemStore items,
      SyncProgress progress,
      TransactionTemplate transactions,
      Clock clock) {
    return new OpenItemPages(scope, settings, items, progress, transactions, clock);
  }

  @Bean
  PurchaseOrders purchaseOrders(
      SyncScope scope, JdbcClient jdbc, PurchaseOrderSettings settings, Clock clock) {
    return new PurchaseOrders(scope, new PurchaseOrderStore(jdbc), settings, clock);
  }

  @Bean
  AccountPages accountPages(
      SyncScope scope,
      SyncSettings settings,
      JdbcClient jdbc,
      SyncProgress progress,
      TransactionTemplate transactions,
      Clock clock) {
    return new AccountPages(scope, settings, new AccountStore(jdbc), progress, transactions, clock);
  }

  @Bean
  VanishedItems vanishedItems(
      SyncScope scope,
      SyncSettings settings,
      OpenItemStore items,
      SyncProgress progress,
      TransactionTemplate transactions,
      Clock clock) {
    return new VanishedItems(scope, settings, items, progress, transactions, clock);
  }
}
