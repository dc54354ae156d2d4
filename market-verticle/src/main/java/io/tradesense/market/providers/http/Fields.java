package io.tradesense.market.providers.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a provider's JSON strictly: whole documents, decimals as they were written, numbers where the documentation says
 * numbers and strings where it says strings. Everything else is a {@link BadAnswer}.
 */
final class Fields {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
    private static final int LONGEST_NUMBER = 60;
    private static final long FIRST_MILLI = 631_152_000_000L; // 1990
    private static final long LAST_MILLI = 7_258_118_400_000L; // 2200
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Fields() {}

    static JsonNode parse(Buffer body) {
        try {
            JsonNode node = MAPPER.readTree(body.toString(StandardCharsets.UTF_8));
            if (node.isObject() || node.isArray()) {
                return node;
            }
            throw new BadAnswer("neither an object nor an array");
        } catch (JsonProcessingException notJson) {
            throw new BadAnswer("not JSON");
        }
    }

    static JsonNode object(JsonNode in, String name) {
        JsonNode node = in.path(name);
        if (!node.isObject()) {
            throw new BadAnswer(name + " is not an object");
        }
        return node;
    }

    static String text(JsonNode in, String name) {
        JsonNode node = in.path(name);
        if (!node.isTextual()) {
            throw new BadAnswer(name + " is not a string");
        }
        return node.textValue();
    }

    /** A number of the document. */
    static BigDecimal number(JsonNode node, String name) {
        if (!node.isNumber()) {
            throw new BadAnswer(name + " is not a number");
        }
        BigDecimal value = node.decimalValue();
        if (Math.abs((long) value.scale()) > LONGEST_NUMBER) {
            throw new BadAnswer(name + " is out of all proportion");
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    static BigDecimal numberAt(JsonNode in, String name) {
        return number(in.path(name), name);
    }

    /** Null where it is absent, null or zero: how providers say that they do not know. */
    static @Nullable BigDecimal numberIfKnown(JsonNode in, String name) {
        JsonNode node = in.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        BigDecimal value = number(node, name);
        return value.signum() == 0 ? null : value;
    }

    /** A decimal within a string. */
    static BigDecimal decimal(JsonNode node, String name) {
        if (!node.isTextual() || !DECIMAL.matcher(node.textValue()).matches()) {
            throw new BadAnswer(name + " is not a decimal in a string");
        }
        return new BigDecimal(node.textValue());
    }

    static BigDecimal decimalAt(JsonNode in, String name) {
        return decimal(in.path(name), name);
    }

    /** Null where it is absent, null or zero. */
    static @Nullable BigDecimal decimalIfKnown(JsonNode in, String name) {
        JsonNode node = in.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        BigDecimal value = decimal(node, name);
        return value.signum() == 0 ? null : value;
    }

    static Instant millis(JsonNode node) {
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < FIRST_MILLI
                || node.longValue() > LAST_MILLI) {
            throw new BadAnswer("a time is not in milliseconds");
        }
        return Instant.ofEpochMilli(node.longValue());
    }

    static Instant seconds(JsonNode node) {
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < FIRST_MILLI / 1_000
                || node.longValue() > LAST_MILLI / 1_000) {
            throw new BadAnswer("a time is not in seconds");
        }
        return Instant.ofEpochSecond(node.longValue());
    }

    static Instant instant(JsonNode in, String name) {
        try {
            return Instant.parse(text(in, name));
        } catch (DateTimeException unreadable) {
            throw new BadAnswer(name + " is not a time");
        }
    }
}
