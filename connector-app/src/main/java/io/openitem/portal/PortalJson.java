package io.openitem.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openitem.domain.AccountId;
import io.openitem.domain.CompanyCode;
import io.openitem.domain.InvoiceId;
import io.openitem.domain.Money;
import java.io.IOException;

/**
 * JSON as the contract has it: money as a decimal string with its currency, ids as text, times in
 * ISO 8601, what is not there left out. Reads strictly: no duplicate keys, nothing behind the end,
 * bounded depth, lengths and exponents.
 */
public final class PortalJson {

  /** How deep objects and arrays may nest. */
  public static final int DEPTH_MAX = 20;

  private static final int TEXT_CHARS_MAX = 10_000;
  private static final int NAME_CHARS_MAX = 200;
  private static final int NUMBER_CHARS_MAX = 50;

  private static final JsonMapper MAPPER = build();

  private PortalJson() {}

  /** The one mapper; safe for use by many threads, not to be reconfigured. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  private static JsonMapper build() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(TEXT_CHARS_MAX)
                    .maxNameLength(NAME_CHARS_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    return JsonMapper.builder(factory)
        .addModule(new Jdk8Module())
        .addModule(new JavaTimeModule())
        .addModule(domain())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(
                JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  private static SimpleModule domain() {
    return new SimpleModule("openitem")
        .addSerializer(Money.class, new MoneyWriter())
        .addSerializer(CompanyCode.class, ToStringSerializer.instance)
        .addSerializer(AccountId.class, ToStringSerializer.instance)
        .addSerializer(InvoiceId.class, ToStringSerializer.instance);
  }

  private static final class MoneyWriter extends StdSerializer<Money> {

    private MoneyWriter() {
      super(Money.class);
    }

    @Override
    public void serialize(Money money, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeStringField("amount", money.plainAmount());
      out.writeStringField("currency", money.currency());
      out.writeEndObject();
    }
  }
}
