/** Tests of what operators and the back office see and do. */
@NullMarked
package io.openitem.ops;

import org.jspecify.annotations.NullMarked;
