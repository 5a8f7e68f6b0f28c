/** From captured payment to document number: lanes, attempts, outcomes. */
@NullMarked
package io.openitem.posting;

import org.jspecify.annotations.NullMarked;
