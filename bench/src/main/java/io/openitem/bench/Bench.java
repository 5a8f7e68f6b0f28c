package io.openitem.bench;

/** Entry point. */
public final class Bench {
  private Bench() {}

  /**
   * Starts the program.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(0);
  }
}
