package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.Source;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of an OFX file that are asked for, each as the values within it, whatever they are nested in: OFX says
 * {@code <BUYSTOCK><INVBUY><INVTRAN><FITID>1…}. In SGML values are not closed, in XML they are; both are read.
 */
final class OfxAggregates implements AutoCloseable {

    private static final int MOST_VALUES = 64;

    /**
     * One aggregate.
     *
     * @param name upper case
     * @param values by their tags, upper case; of a tag that is there twice the first
     * @param cut true if the file ends within it
     */
    record Aggregate(String name, Map<String, String> values, long line, boolean cut) {

        String value(String tag) {
            return values.getOrDefault(tag, "");
        }

        String raw() {
            return name + " " + values;
        }
    }

    private final Markup markup;
    private final Set<String> names;
    private boolean ended;

    private OfxAggregates(Markup markup, Set<String> names) {
        this.markup = markup;
        this.names = names;
    }

    static OfxAggregates open(Source source, Set<String> names) throws IOException {
        var encoding = Head.of(source).encoding();
        return new OfxAggregates(new Markup(encoding.reader(source.open())), names);
    }

    /** Null at the end. */
    @Nullable
    Aggregate next() {
        for (var piece = markup.next(); piece != null; piece = markup.next()) {
            var name = piece.tag().toUpperCase(Locale.ROOT);
            ended |= name.equals("/OFX");
            if (names.contains(name)) {
                return read(name, piece.line());
            }
        }
        return null;
    }

    /** True once the file's own end was read: it is not cut. */
    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        markup.close();
    }

    private Aggregate read(String name, long line) {
        var values = new TreeMap<String, String>();
        var tag = "";
        for (var piece = markup.next(); piece != null; piece = markup.next()) {
            if (piece.isText()) {
                if (!tag.isEmpty() && values.size() < MOST_VALUES) {
                    values.putIfAbsent(tag, piece.text());
                }
                tag = "";
            } else if (piece.tag().equalsIgnoreCase("/" + name)) {
                return new Aggregate(name, values, line, false);
            } else {
                tag = piece.tag().startsWith("/") ? "" : piece.tag().toUpperCase(Locale.ROOT);
            }
        }
        return new Aggregate(name, values, line, true);
    }
}
