/** Holds the generated pages of {@code docs/} and the code together. */
@NullMarked
package io.openitem.docs;

import org.jspecify.annotations.NullMarked;
