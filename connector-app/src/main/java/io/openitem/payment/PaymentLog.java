package io.openitem.payment;

import java.util.function.Supplier;
import org.slf4j.MDC;

/** Lets every log line of some work carry the payment that it is about. */
final class PaymentLog {

  private static final String KEY = "paymentId";

  private PaymentLog() {}

  static <T> T about(String paymentId, Supplier<T> work) {
    MDC.put(KEY, paymentId);
    try {
      return work.get();
    } finally {
      MDC.remove(KEY);
    }
  }

  static void about(String paymentId, Runnable work) {
    MDC.put(KEY, paymentId);
    try {
      work.run();
    } finally {
      MDC.remove(KEY);
    }
  }
}
