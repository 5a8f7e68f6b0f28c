/** OData V2 services on Olingo's server core: models, their metadata, and how they are queried. */
@NullMarked
package io.openitem.sandbox.sap.odata;

import org.jspecify.annotations.NullMarked;
