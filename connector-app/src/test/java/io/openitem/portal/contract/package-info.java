/** Tests of the contract itself. */
@NullMarked
package io.openitem.portal.contract;

import org.jspecify.annotations.NullMarked;
