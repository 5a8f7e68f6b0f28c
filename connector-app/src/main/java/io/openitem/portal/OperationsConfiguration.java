package io.openitem.portal;

import io.openitem.customizing.CompanyCodes;
import io.openitem.portal.export.DownloadSettings;
import io.openitem.portal.export.PdfFonts;
import io.openitem.portal.export.TableFiles;
import io.openitem.store.AccountReader;
import io.openitem.store.BillingPdfs;
import io.openitem.store.InvoiceReader;
import io.openitem.store.PaymentHistory;
import io.openitem.store.PaymentReader;
import io.openitem.store.StatementReader;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of the operations that read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DownloadSettings.class, DocumentSettings.class})
public class OperationsConfiguration {

  @Bean
  ListAccounts listAccounts(AccountReader accounts) {
    return new ListAccounts(accounts);
  }

  /** Tables as files, for operations that offer them. */
  @Bean
  public Downloads downloads(DownloadSettings settings) {
    return new Downloads(new TableFiles(PdfFonts.of(settings.font())), settings);
  }

  @Bean
  ListInvoices listInvoices(InvoiceReader invoices, Downloads downloads, Clock clock) {
    return new ListInvoices(invoices, downloads, clock);
  }

  @Bean
  GetInvoice getInvoice(InvoiceReader invoices, PaymentReader payments, Clock clock) {
    return new GetInvoice(invoices, payments, clock);
  }

  @Bean
  GetStatement getStatement(
      StatementReader statements, CompanyCodes companyCodes, Downloads downloads, Clock clock) {
    return new GetStatement(statements, companyCodes, downloads, clock);
  }

  @Bean
  InvoiceDocuments invoiceDocuments(
      InvoiceReader invoices,
      CompanyCodes companyCodes,
      BillingPdfs copies,
      DocumentSettings settings,
      Clock clock) {
    return new InvoiceDocuments(invoices, companyCodes, copies, settings, clock);
  }

  @Bean
  ListPayments listPayments(PaymentReader payments, Downloads downloads, Clock clock) {
    return new ListPayments(payments, downloads, clock);
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
