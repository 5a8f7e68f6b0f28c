package io.openitem.sandbox;

/** Entry point. */
public final class Sandbox {
  private Sandbox() {}

  /**
   * Starts the program.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(0);
  }
}
