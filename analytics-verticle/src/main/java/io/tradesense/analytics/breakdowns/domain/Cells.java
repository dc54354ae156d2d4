package io.tradesense.analytics.breakdowns.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Trades put into cells, none of them empty. With tags, one trade may be in several. */
final class Cells {

    /** Beyond this many, those with the fewest trades are left out: an answer has a bound. */
    static final int MAX_CELLS = 500;

    private final List<@Nullable String> keys;
    private final List<int[]> members;
    private final int omitted;

    private Cells(List<@Nullable String> keys, List<int[]> members, int omitted) {
        this.keys = keys;
        this.members = members;
        this.omitted = omitted;
    }

    /**
     * @param positions of trades within a selection, ascending
     * @param codes the cell of each position
     * @param names the key of each code, in the order of the answer
     */
    static Cells of(int[] positions, int[] codes, List<@Nullable String> names) {
        int[] count = new int[names.size()];
        for (int code : codes) {
            count[code]++;
        }
        int[][] members = new int[names.size()][];
        Arrays.setAll(members, code -> new int[count[code]]);
        int[] filled = new int[names.size()];
        for (int i = 0; i < codes.length; i++) {
            members[codes[i]][filled[codes[i]]++] = positions[i];
        }
        return mostTraded(names, members);
    }

    private static Cells mostTraded(List<@Nullable String> names, int[][] members) {
        List<Integer> occupied = new ArrayList<>(IntStream.range(0, members.length)
                .filter(code -> members[code].length > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> members[code].length)
                        .reversed())
                .toList());
        List<Integer> kept = occupied.subList(0, Math.min(MAX_CELLS, occupied.size()));
        Collections.sort(kept);
        List<@Nullable String> keys = new ArrayList<>();
        List<int[]> positions = new ArrayList<>();
        for (int code : kept) {
            keys.add(names.get(code));
            positions.add(members[code]);
        }
        return new Cells(keys, positions, occupied.size() - kept.size());
    }

    int count() {
        return members.size();
    }

    /** Cells left out. */
    int omitted() {
        return omitted;
    }

    @Nullable
    String key(int cell) {
        return keys.get(cell);
    }

    /** The positions within the selection of the cell's trades; not to be written to. */
    int[] members(int cell) {
        return members.get(cell);
    }

    int trades(int cell) {
        return members.get(cell).length;
    }
}
