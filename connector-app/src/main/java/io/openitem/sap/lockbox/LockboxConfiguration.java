package io.openitem.sap.lockbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.customizing.CompanyCodes;
import io.openitem.domain.CompanyCodeCustomizing;
import io.openitem.domain.Ids;
import io.openitem.sap.document.AnswerTable;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of the lockbox's routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LockboxSettings.class)
public class LockboxConfiguration {

  @Bean
  LockboxItems lockboxItems(
      JdbcClient jdbc,
      LockboxSettings settings,
      Clock clock,
      @Value("${openitem.posting.sap-maximum-run-time:11m}") Duration sapMaximumRunTime) {
    return new LockboxItems(jdbc, settings, sapMaximumRunTime, clock);
  }

  @Bean
  LockboxSteps lockboxSteps(CompanyCodes companyCodes, LockboxItems items, Clock clock) {
    return new LockboxSteps(companyCodes, items, clock);
  }

  @Bean
  LockboxLook lockboxLook(
      CompanyCodes companyCodes,
      LockboxItems items,
      @Value("${openitem.posting.call-time-limit:30s}") Duration callTimeLimit) {
    return new LockboxLook(companyCodes, items, callTimeLimit);
  }

  @Bean
  LockboxSender lockboxSender(
      CompanyCodes companyCodes,
      TransactionTemplate transactions,
      JdbcClient jdbc,
      ObjectMapper json,
      AnswerTable answerTable,
      LockboxSettings settings,
      Ids ids,
      Clock clock,
      @Value("${openitem.posting.lease:2m}") Duration lease,
      @Value("${openitem.posting.call-time-limit:30s}") Duration callTimeLimit) {
    return new LockboxSender(
        companyCodes,
        new LockboxBatches(
            transactions, jdbc, json, settings, lease, zones(companyCodes), ids, clock),
        new BatchRecorder(transactions, jdbc, settings, clock),
        answerTable,
        callTimeLimit);
  }

  /** Where the days of a batch are those of its company code. */
  static Function<BatchKey, ZoneId> zones(CompanyCodes companyCodes) {
    return key ->
        companyCodes
            .find(key.companyCode())
            .map(CompanyCodeCustomizing::timeZone)
            .orElse(ZoneOffset.UTC);
  }
}
