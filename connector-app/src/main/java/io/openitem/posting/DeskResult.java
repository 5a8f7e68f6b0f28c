package io.openitem.posting;

/** What became of something that the back office wanted done. */
public sealed interface DeskResult {

  /** It is done, now or before; the posting shows it. */
  record Done() implements DeskResult {}

  /** There is no such posting. */
  record NoSuchPosting() implements DeskResult {}

  /**
   * Nothing was changed.
   *
   * @param refusal why
   */
  record Refused(DeskRefusal refusal) implements DeskResult {}

  /** {@link Refused} with its code and sentence. */
  static DeskResult refused(String code, String detail) {
    return new Refused(new DeskRefusal(code, detail));
  }
}
