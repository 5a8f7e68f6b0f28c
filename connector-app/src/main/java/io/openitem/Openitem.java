package io.openitem;

/** Entry point. */
public final class Openitem {
  private Openitem() {}

  /**
   * Starts the program.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(0);
  }
}
