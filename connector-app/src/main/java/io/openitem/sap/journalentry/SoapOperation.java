package io.openitem.sap.journalentry;

/**
 * An operation of SAP's journal entry services (communication scenario SAP_COM_0002).
 *
 * @param path where it is, below the system's address
 * @param action its SOAPAction
 * @param root the message's root element
 * @param addressed whether it needs WS-Addressing's Action and MessageID
 */
record SoapOperation(String path, String action, String root, boolean addressed) {

  /** The namespace of both messages' root elements; everything below is unqualified. */
  static final String NAMESPACE = "http://sap.com/xi/SAPSCORE/SFIN";

  /** Posts at once and answers with the document's number, or with why not. */
  static final SoapOperation POST =
      new SoapOperation(
          "/sap/bc/srt/scs_ext/sap/journalentrycreaterequestconfi",
          NAMESPACE
              + "/JournalEntryCreateRequestConfirmation_In"
              + "/JournalEntryCreateRequestConfirmation_InRequest",
          "JournalEntryBulkCreateRequest",
          false);

  /** Takes a clearing in and works on it later; nothing comes back. */
  static final SoapOperation CLEAR =
      new SoapOperation(
          "/sap/bc/srt/scs_ext/sap/journalentrybulkclearingreques",
          NAMESPACE
              + "/JournalEntryBulkClearingRequest_In/JournalEntryBulkClearingRequest_InRequest",
          "JournalEntryBulkClearingRequest",
          true);
}
