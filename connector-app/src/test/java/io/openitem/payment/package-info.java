@NullMarked
package io.openitem.payment;

import org.jspecify.annotations.NullMarked;
