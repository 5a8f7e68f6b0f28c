@NullMarked
package io.openitem.store;

import org.jspecify.annotations.NullMarked;
