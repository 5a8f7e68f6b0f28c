/** Tests of the words of the field. */
@NullMarked
package io.openitem.domain;

import org.jspecify.annotations.NullMarked;
