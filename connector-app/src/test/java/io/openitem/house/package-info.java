/** Tests of the house itself: its dependencies, its tidiness, its pages. */
@NullMarked
package io.openitem.house;

import org.jspecify.annotations.NullMarked;
