package io.tradesense.gateway.routing;

import io.tradesense.gateway.http.PublicPath;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.kit.config.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code GATEWAY_ROUTES} and {@code GATEWAY_PILOTS} say; the longest prefix counts. */
public final class Moves {
    private final List<Move> moves;
    private final Set<String> pilots;

    private Moves(List<Move> moves, Set<String> pilots) {
        this.moves = moves.stream()
                .sorted(Comparator.comparingInt((Move move) -> move.prefix().length())
                        .reversed())
                .toList();
        this.pilots = Set.copyOf(pilots);
    }

    public static Moves of(Settings settings) {
        List<Move> moves = new ArrayList<>();
        for (String text : settings.list("GATEWAY_ROUTES", List.of())) {
            Move.parse(text)
                    .ifPresentOrElse(
                            moves::add,
                            () -> settings.note(
                                    "GATEWAY_ROUTES",
                                    "holds \"" + text + "\", which is neither /address=service nor"
                                            + " /address=service@20%|other"));
        }
        return new Moves(moves, Set.copyOf(settings.list("GATEWAY_PILOTS", List.of())));
    }

    /** The services named here that no built-in route leads to. */
    public List<String> services() {
        Set<String> named = new LinkedHashSet<>();
        moves.forEach(move -> named.addAll(List.of(move.service(), move.otherwise())));
        named.removeAll(RouteTable.services());
        return List.copyOf(named);
    }

    /** Who serves an address for somebody; empty where nothing is said of it. */
    public Optional<String> serviceOf(PublicPath path, String who) {
        return moves.stream()
                .filter(move -> path.isUnder(RouteTable.API + move.prefix()))
                .findFirst()
                .map(move -> move.serves(who, pilots));
    }
}
