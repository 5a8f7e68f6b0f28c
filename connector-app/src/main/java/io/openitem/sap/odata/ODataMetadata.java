package io.openitem.sap.odata;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.olingo.odata2.api.edm.Edm;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmEntityType;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmFunctionImport;
import org.apache.olingo.odata2.api.edm.EdmMultiplicity;
import org.apache.olingo.odata2.api.edm.EdmParameter;
import org.apache.olingo.odata2.api.edm.EdmStructuralType;
import org.apache.olingo.odata2.api.edm.EdmType;
import org.apache.olingo.odata2.api.edm.EdmTypeKind;
import org.apache.olingo.odata2.api.edm.EdmTyped;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.apache.olingo.odata2.api.ep.EntityProviderException;

/** A service's {@code $metadata}, asked for what reading and writing its entities needs. */
final class ODataMetadata {
  private final Edm edm;
  private final Map<String, ODataType> types = new ConcurrentHashMap<>();
  private final Map<String, EdmStructuralType> declared = new ConcurrentHashMap<>();

  /** The document is no metadata, or lacks what a call names. */
  static final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Mismatch(String why) {
      super(why);
      this.why = why;
    }

    /** What is wrong. */
    String why() {
      return why;
    }
  }

  /**
   * A function import.
   *
   * @param httpMethod the method that it is called by
   * @param parameters its parameters by name
   * @param returns the structure it returns; empty for none or a simple value
   */
  record Function(
      String httpMethod, Map<String, ODataProperty> parameters, Optional<ODataType> returns) {}

  private ODataMetadata(Edm edm) {
    this.edm = edm;
  }

  static ODataMetadata parse(byte[] document) throws Mismatch {
    try {
      // Olingo's own validation insists on rules that SAP's documents do not keep.
      return new ODataMetadata(
          EntityProvider.readMetadata(new ByteArrayInputStream(document), false));
    } catch (EntityProviderException | RuntimeException unreadable) {
      throw new Mismatch("$metadata cannot be read: " + unreadable.getMessage());
    }
  }

  /** The type that a resource path leads to, over keys and navigation. */
  ODataType typeAt(String resource) throws Mismatch {
    String[] segments = withoutKeys(resource).split("/", -1);
    try {
      EdmEntitySet set = edm.getDefaultEntityContainer().getEntitySet(segments[0]);
      if (set == null) {
        throw new Mismatch("there is no entity set '" + segments[0] + "'");
      }
      ODataType type = remember(set.getEntityType());
      for (int i = 1; i < segments.length; i++) {
        ODataType.Part part = type.parts().get(segments[i]);
        if (part == null) {
          throw new Mismatch(type.name() + " has no navigation '" + segments[i] + "'");
        }
        type = type(part);
      }
      return type;
    } catch (EdmException wrong) {
      throw new Mismatch("$metadata contradicts itself at " + resource);
    }
  }

  /** A part's type. */
  ODataType type(ODataType.Part part) throws Mismatch {
    EdmStructuralType structure = declared.get(part.typeName());
    if (structure == null) {
      throw new Mismatch("there is no type '" + part.typeName() + "'");
    }
    return remember(structure);
  }

  Function function(String name) throws Mismatch {
    try {
      EdmFunctionImport function = edm.getDefaultEntityContainer().getFunctionImport(name);
      if (function == null) {
        throw new Mismatch("there is no function import '" + name + "'");
      }
      Map<String, ODataProperty> parameters = new LinkedHashMap<>();
      for (String parameter : function.getParameterNames()) {
        EdmParameter declaredParameter = function.getParameter(parameter);
        parameters.put(
            parameter,
            ODataProperty.of(
                parameter, declaredParameter.getType(), declaredParameter.getFacets()));
      }
      EdmTyped returned = function.getReturnType();
      Optional<ODataType> returns =
          returned != null && returned.getType() instanceof EdmStructuralType structure
              ? Optional.of(remember(structure))
              : Optional.empty();
      String method = function.getHttpMethod();
      return new Function(method == null ? "GET" : method, parameters, returns);
    } catch (EdmException wrong) {
      throw new Mismatch("$metadata contradicts itself at function import " + name);
    }
  }

  private ODataType remember(EdmStructuralType structure) throws Mismatch {
    try {
      String name = structure.getNamespace() + "." + structure.getName();
      ODataType known = types.get(name);
      if (known != null) {
        return known;
      }
      ODataType read = read(structure);
      types.put(name, read);
      return read;
    } catch (EdmException wrong) {
      throw new Mismatch("$metadata contradicts itself");
    }
  }

  private ODataType read(EdmStructuralType structure) throws EdmException {
    Map<String, ODataProperty> properties = new LinkedHashMap<>();
    Map<String, ODataType.Part> parts = new LinkedHashMap<>();
    for (String name : structure.getPropertyNames()) {
      EdmTyped property = structure.getProperty(name);
      if (property.getType().getKind() == EdmTypeKind.SIMPLE) {
        properties.put(name, ODataProperty.of(name, property));
      } else {
        parts.put(name, part(property));
      }
    }
    List<String> keys = List.of();
    if (structure instanceof EdmEntityType entity) {
      keys = List.copyOf(entity.getKeyPropertyNames());
      for (String name : entity.getNavigationPropertyNames()) {
        parts.put(name, part(entity.getProperty(name)));
      }
    }
    return new ODataType(structure.getName(), Map.copyOf(properties), Map.copyOf(parts), keys);
  }

  private ODataType.Part part(EdmTyped property) throws EdmException {
    EdmType type = property.getType();
    String name = type.getNamespace() + "." + type.getName();
    if (type instanceof EdmStructuralType structure) {
      declared.put(name, structure);
    }
    return new ODataType.Part(name, property.getMultiplicity() == EdmMultiplicity.MANY);
  }

  /** The path without what stands in parentheses; a key's text may hold slashes and brackets. */
  static String withoutKeys(String resource) {
    return resource.replaceAll("\\((?:[^')]|'(?:[^']|'')*')*\\)", "");
  }
}
