package io.openitem.sandbox.sap.soap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a message.
 *
 * @param namespace its namespace; blank if it has none
 * @param name its local name
 * @param attributes by local name
 * @param children the elements in it
 * @param text the text directly in it
 */
record XmlElement(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<XmlElement> children,
    String text) {

  /** The elements of a name, in order. */
  Stream<XmlElement> all(String child) {
    return children.stream().filter(each -> each.name.equals(child));
  }

  /** The first element of a name. */
  Optional<XmlElement> first(String child) {
    return all(child).findFirst();
  }

  /** The text at a path of names; blank if there is none. */
  String text(String... path) {
    XmlElement at = this;
    for (String step : path) {
      Optional<XmlElement> next = at.first(step);
      if (next.isEmpty()) {
        return "";
      }
      at = next.get();
    }
    return at.text.strip();
  }

  /** True when the text at this path is an XML Schema true. */
  boolean isTrue(String... path) {
    String value = text(path);
    return value.equals("true") || value.equals("1");
  }
}
