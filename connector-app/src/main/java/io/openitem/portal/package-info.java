/** Portal operations: the contract, the HTTP front and the operations behind it. */
@NullMarked
package io.openitem.portal;

import org.jspecify.annotations.NullMarked;
