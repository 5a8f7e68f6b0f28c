package io.openitem.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows a payment from the API to the SAP document number. */
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return 0;
  }
}
