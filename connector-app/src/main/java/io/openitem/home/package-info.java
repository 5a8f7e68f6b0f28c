/** The portal's home: who is logged in, what is open, how the company looks and whom to ask. */
@NullMarked
package io.openitem.home;

import org.jspecify.annotations.NullMarked;
