package io.openitem.sap;

/** Whether a call can have changed something in SAP. */
public enum SapEffect {
  /** Provably nothing changed: it may be sent again. */
  NONE,
  /** SAP says that it did what was asked. */
  DONE,
  /** It may have changed something: ask, never repeat. */
  UNKNOWN
}
