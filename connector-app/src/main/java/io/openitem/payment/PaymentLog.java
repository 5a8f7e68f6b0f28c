package io.openitem.payment;

import java.util.function.Supplier;
import org.slf4j.MDC;

/** Lets every log line of some work carry the payment that it is about. */
public final class PaymentLog {

  private static final String KEY = "paymentId";

  private PaymentLog() {}

  /** Does the work, and brings what it brings. */
  public static <T> T about(String paymentId, Supplier<T> work) {
    MDC.put(KEY, paymentId);
    try {
      return work.get();
    } finally {
      MDC.remove(KEY);
    }
  }

  /** Does the work. */
  public static void about(String paymentId, Runnable work) {
    MDC.put(KEY, paymentId);
    try {
      work.run();
    } finally {
      MDC.remove(KEY);
    }
  }
}
