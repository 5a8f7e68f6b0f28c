@NullMarked
package io.openitem;

import org.jspecify.annotations.NullMarked;
