/**
 * SAP's OData V2 services: the Camel component {@code sap-odata:} and the client under it. Types
 * come from each service's {@code $metadata}, read by Olingo, which nothing else imports.
 */
@NullMarked
package io.openitem.sap.odata;

import org.jspecify.annotations.NullMarked;
