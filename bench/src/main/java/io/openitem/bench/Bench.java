package io.openitem.bench;

import io.openitem.bench.drill.BrokerCommand;
import io.openitem.bench.drill.DrillCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code openitem-bench.jar}. */
@Command(
    name = "openitem-bench",
    description = "Loads an Openitem that runs on this machine and prints the figures.",
    mixinStandardHelpOptions = true,
    version = "openitem-bench 0.1.0-SNAPSHOT",
    subcommands = {
      ThroughputCommand.class,
      ReadsCommand.class,
      DrillCommand.class,
      BrokerCommand.class
    })
public final class Bench {
  private Bench() {}

  /**
   * Starts the program; it ends with picocli's exit codes: 0 done, 1 failed, 2 bad command line.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    // Below what servers give an idle connection; the JDK would use one that is closed by now.
    System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    CommandLine commandLine = new CommandLine(new Bench());
    commandLine.setExecutionExceptionHandler(
        (exception, command, result) -> {
          command.getErr().println("failed: " + exception);
          return 1;
        });
    System.exit(commandLine.execute(args));
  }
}
