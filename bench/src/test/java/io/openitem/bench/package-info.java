@NullMarked
package io.openitem.bench;

import org.jspecify.annotations.NullMarked;
