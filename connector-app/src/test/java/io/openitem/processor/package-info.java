@NullMarked
package io.openitem.processor;

import org.jspecify.annotations.NullMarked;
