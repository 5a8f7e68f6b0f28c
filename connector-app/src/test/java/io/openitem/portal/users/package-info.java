/** Users of the portal, over HTTP and by mail, on real databases. */
@NullMarked
package io.openitem.portal.users;

import org.jspecify.annotations.NullMarked;
