package io.tradesense.trading.imports.domain;

import io.tradesense.kit.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every format that is read, in the order they are tried: the particular before the general.
 *
 * @param mapped what reads a table whose columns the user has named, {@link ImportContext#mapping()}
 */
public record StatementFormats(List<StatementFormat> all, StatementFormat mapped) {

    /** The name that asks for recognition by content. */
    public static final String AUTO = "auto";

    public StatementFormats {
        all = List.copyOf(all);
    }

    /**
     * The format of the file that begins so.
     *
     * @param name {@link #AUTO} or a format's name, which is checked against the content
     * @throws Fault INVALID if there is no such format, or the file is not of it, or of none
     */
    public StatementFormat choose(String name, Head head) {
        if (name.equals(AUTO)) {
            return all.stream()
                    .filter(format -> format.recognises(head))
                    .findFirst()
                    .orElseThrow(() -> unrecognised(head));
        }
        var named = named(name);
        if (!named.recognises(head)) {
            throw invalid("This is not a file of the format " + named.name() + " ("
                    + named.description().title() + ")"
                    + named.whyNot(head).map(why -> ": " + why).orElse("."));
        }
        return named;
    }

    private StatementFormat named(String name) {
        return all.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fault.invalid(
                        "query:format",
                        "There is no such format; there are " + AUTO + ", "
                                + all.stream().map(StatementFormat::name).collect(Collectors.joining(", ")) + "."));
    }

    private Fault unrecognised(Head head) {
        var known = all.stream().map(format -> format.description().title()).collect(Collectors.joining("; "));
        var reason = all.stream()
                .map(format -> format.whyNot(head))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return invalid("The file is of no format that is read. What is read: " + known + ". " + reason);
    }

    private static Fault invalid(String detail) {
        return Fault.of(Fault.Kind.INVALID, detail.strip());
    }
}
