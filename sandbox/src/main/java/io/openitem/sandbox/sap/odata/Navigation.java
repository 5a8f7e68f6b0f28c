package io.openitem.sandbox.sap.odata;

import java.util.List;
import java.util.function.Function;

/**
 * A way from one entity to others.
 *
 * @param <T> the row it starts from
 * @param name the navigation property's name
 * @param target the entity set it leads to
 * @param many true if it leads to a collection
 * @param rows the rows it leads to
 */
public record Navigation<T>(String name, String target, boolean many, Function<T, List<?>> rows) {}
