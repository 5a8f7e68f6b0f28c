package io.openitem;

import io.openitem.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code openitem.jar}: {@code serve} runs the connector, {@code demo} shows it. */
@Command(
    name = "openitem",
    description =
        "Connects SAP receivables with payment processors: every captured payment is posted exactly once.",
    mixinStandardHelpOptions = true,
    version = "openitem 0.1.0-SNAPSHOT")
public final class Openitem {

  private Openitem() {}

  /**
   * Starts the program; it ends with picocli's exit codes: 0 done, 1 failed, 2 bad command line.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    // serve takes every setting as --name=value; it refuses what is none.
    CommandLine serve =
        new CommandLine(new ServeCommand()).setUnmatchedOptionsArePositionalParams(true);
    CommandLine commandLine =
        new CommandLine(new Openitem()).addSubcommand(serve).addSubcommand(new DemoCommand());
    int exitCode = commandLine.execute(args);
    System.exit(exitCode);
  }
}
