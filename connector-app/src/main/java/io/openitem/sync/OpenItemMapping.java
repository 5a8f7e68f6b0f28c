package io.openitem.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.domain.OpenItem;
import io.openitem.mapping.Mappings;
import io.openitem.sap.odata.SapODataHeaders;
import java.util.List;
import java.util.OptionalLong;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** The step that makes open items of what SAP's cube sent, through {@code mappings/open-item}. */
public final class OpenItemMapping {

  private static final List<String> KEY =
      List.of("FiscalYear", "AccountingDocument", "AccountingDocumentItem");

  private final RowMapping<OpenItem> rows;

  /** Maps by the mapping of that name. */
  public OpenItemMapping(Mappings mappings) {
    this.rows =
        new RowMapping<>(
            mappings.get("open-item/open-item"), row -> List.of(OpenItemReader.read(row)), KEY);
  }

  /**
   * Maps a page.
   *
   * @param count how many rows there are in all, where the call asked for it
   * @param next where SAP says that the page goes on
   */
  public Rows<OpenItem> map(
      @Body JsonNode page,
      @Header(SapODataHeaders.COUNT) @Nullable Long count,
      @Header(SapODataHeaders.NEXT_LINK) @Nullable String next) {
    return rows.map(
        page, next != null, count == null ? OptionalLong.empty() : OptionalLong.of(count));
  }
}
