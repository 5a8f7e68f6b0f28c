package io.openitem.sandbox.sap.odata;

import java.util.List;
import java.util.Map;

/**
 * A function import that returns a complex type of strings.
 *
 * @param name the import's name
 * @param method GET or POST
 * @param parameter the name of its one parameter, a string
 * @param result the complex type's name
 * @param fields its properties and their MaxLength; 0 for none
 * @param many true if it returns a collection
 * @param call does it
 */
public record FunctionModel(
    String name,
    String method,
    String parameter,
    String result,
    Map<String, Integer> fields,
    boolean many,
    Call call) {

  /** What the function does. */
  @FunctionalInterface
  public interface Call {
    /** Takes effect and returns the results, property by property. */
    List<Map<String, Object>> with(String argument) throws SapFailure;
  }
}
