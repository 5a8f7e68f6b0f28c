package io.openitem.portal;

import io.openitem.customizing.CompanyCodes;
import io.openitem.store.AccountReader;
import io.openitem.store.InvoiceReader;
import io.openitem.store.PaymentHistory;
import io.openitem.store.PaymentReader;
import io.openitem.store.StatementReader;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of the operations that read. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {

  @Bean
  ListAccounts listAccounts(AccountReader accounts) {
    return new ListAccounts(accounts);
  }

  @Bean
  ListInvoices listInvoices(InvoiceReader invoices, Clock clock) {
    return new ListInvoices(invoices, clock);
  }

  @Bean
  GetInvoice getInvoice(InvoiceReader invoices, PaymentReader payments, Clock clock) {
    return new GetInvoice(invoices, payments, clock);
  }

  @Bean
  GetStatement getStatement(StatementReader statements, CompanyCodes companyCodes, Clock clock) {
    return new GetStatement(statements, companyCodes, clock);
  }

  @Bean
  ListPayments listPayments(PaymentReader payments) {
    return new ListPayments(payments);
  }

  @Bean
  GetPayment getPayment(PaymentReader payments) {
    return new GetPayment(payments);
  }

  @Bean
  ListPaymentEvents listPaymentEvents(PaymentReader payments, PaymentHistory history) {
    return new ListPaymentEvents(payments, history);
  }
}
