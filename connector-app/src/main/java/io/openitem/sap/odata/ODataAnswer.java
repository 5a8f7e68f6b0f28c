package io.openitem.sap.odata;

import io.openitem.sap.SapMessage;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What SAP answered to a call that succeeded.
 *
 * @param status the HTTP status, 2xx
 * @param body a List or Map, a JsonNode, a text or a Long, by method and output; empty where SAP
 *     sent none
 * @param etag the entity's ETag
 * @param sapMessage what SAP says beside the success
 * @param nextLink where the next page is, as SAP wrote it
 * @param count how many entities there are, where {@code $inlinecount=allpages} asked for it
 */
public record ODataAnswer(
    int status,
    Optional<Object> body,
    Optional<String> etag,
    Optional<SapMessage> sapMessage,
    Optional<String> nextLink,
    OptionalLong count) {}
