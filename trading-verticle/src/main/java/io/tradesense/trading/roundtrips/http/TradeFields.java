package io.tradesense.trading.roundtrips.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the fields of one object, in their order: into an object in memory, or straight into a document. */
interface TradeFields {

    TradeFields text(String name, @Nullable String value);

    TradeFields whole(String name, @Nullable Integer value);

    TradeFields ratio(String name, @Nullable Double value);

    TradeFields list(String name, Collection<String> values);

    static TradeFields into(JsonObject json) {
        return new InMemory(json);
    }

    /** An {@link IOException} of the generator is thrown on as an {@link UncheckedIOException}. */
    static TradeFields into(JsonGenerator document) {
        return new Written(document);
    }

    /** Keeps the fields. */
    record InMemory(JsonObject json) implements TradeFields {
        @Override
        public TradeFields text(String name, @Nullable String value) {
            json.put(name, value);
            return this;
        }

        @Override
        public TradeFields whole(String name, @Nullable Integer value) {
            json.put(name, value);
            return this;
        }

        @Override
        public TradeFields ratio(String name, @Nullable Double value) {
            json.put(name, value);
            return this;
        }

        @Override
        public TradeFields list(String name, Collection<String> values) {
            json.put(name, new JsonArray(List.copyOf(values)));
            return this;
        }
    }

    /** Writes the fields; the object they belong to is open. */
    record Written(JsonGenerator document) implements TradeFields {
        @Override
        public TradeFields text(String name, @Nullable String value) {
            return write(() -> document.writeStringField(name, value));
        }

        @Override
        public TradeFields whole(String name, @Nullable Integer value) {
            return value == null
                    ? write(() -> document.writeNullField(name))
                    : write(() -> document.writeNumberField(name, value));
        }

        @Override
        public TradeFields ratio(String name, @Nullable Double value) {
            return value == null
                    ? write(() -> document.writeNullField(name))
                    : write(() -> document.writeNumberField(name, value));
        }

        @Override
        public TradeFields list(String name, Collection<String> values) {
            return write(() -> {
                document.writeArrayFieldStart(name);
                for (var value : values) document.writeString(value);
                document.writeEndArray();
            });
        }

        private TradeFields write(Writing writing) {
            try {
                writing.run();
                return this;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** What a generator does. */
    interface Writing {
        void run() throws IOException;
    }
}
