/** How payments are posted, company code by company code: read strictly, checked at the start. */
@NullMarked
package io.openitem.customizing;

import org.jspecify.annotations.NullMarked;
