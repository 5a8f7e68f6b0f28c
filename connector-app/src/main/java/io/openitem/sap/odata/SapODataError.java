package io.openitem.sap.odata;

/**
 * One entry of SAP's {@code errordetails}.
 *
 * @param code class and number, for instance {@code F5/102}
 * @param message the text in the logon language
 * @param target the property it speaks of ({@code propertyref} or {@code target}); empty for none
 * @param severity {@code error}, {@code warning}, {@code info}; empty where SAP gave none
 */
public record SapODataError(String code, String message, String target, String severity) {}
