package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.mapping.Mappings;
import io.openitem.sap.odata.SapODataHeaders;
import java.util.List;
import java.util.OptionalLong;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** The step that makes accounts of SAP's business partners, through {@code mappings/account}. */
public final class SapAccountMapping {

  private final RowMapping<SapAccount> rows;

  /** Maps by the mapping of that name. */
  public SapAccountMapping(Mappings mappings) {
    this.rows =
        new RowMapping<>(
            mappings.get("account/account"), SapAccountReader::read, List.of("BusinessPartner"));
  }

  /** Maps a page; see {@link OpenItemMapping#map}. */
  public Rows<SapAccount> map(
      @Body JsonNode page,
      @Header(SapODataHeaders.COUNT) @Nullable Long count,
      @Header(SapODataHeaders.NEXT_LINK) @Nullable String next) {
    return rows.map(
        page, next != null, count == null ? OptionalLong.empty() : OptionalLong.of(count));
  }
}
