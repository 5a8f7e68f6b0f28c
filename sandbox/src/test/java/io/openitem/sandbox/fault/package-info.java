@NullMarked
package io.openitem.sandbox.fault;

import org.jspecify.annotations.NullMarked;
