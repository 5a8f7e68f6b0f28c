@NullMarked
package io.openitem.bench.drill;

import org.jspecify.annotations.NullMarked;
