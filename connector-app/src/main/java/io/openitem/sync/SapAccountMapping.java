package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.sap.odata.SapODataHeaders;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** The step that makes accounts of SAP's business partners, through {@code mappings/account}. */
public final class SapAccountMapping {

  private final RowMapping<SapAccount> rows;

  /** Maps by this mapping. */
  public SapAccountMapping(UnaryOperator<JsonNode> mapping) {
    this.rows = new RowMapping<>(mapping, SapAccountReader::read, List.of("BusinessPartner"));
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
