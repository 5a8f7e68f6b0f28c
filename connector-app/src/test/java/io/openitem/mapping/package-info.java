@NullMarked
package io.openitem.mapping;

import org.jspecify.annotations.NullMarked;
