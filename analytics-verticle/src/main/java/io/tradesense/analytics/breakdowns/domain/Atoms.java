package io.tradesense.analytics.breakdowns.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The smallest groups of trades that the cells do not divide any further: trades that are in exactly the same cells. Where
 * cells do not overlap, each is one such group; those that are in no cell at all are one more.
 */
final class Atoms {

    /** More than this many are not looked at one by one. */
    static final int MOST = 5_000;

    private final int[] sizes;
    private final int[][] ofCell;

    private Atoms(int[] sizes, int[][] ofCell) {
        this.sizes = sizes;
        this.ofCell = ofCell;
    }

    /**
     * Null where there are more than {@value #MOST}.
     *
     * @param trades in all
     * @param members of each cell, ascending
     */
    static @Nullable Atoms of(int trades, int[][] members) {
        // The atom of each trade is refined cell by cell: who is in the cell moves on to an atom of their own kind.
        int[] atom = new int[trades];
        List<BitSet> cellsOf = new ArrayList<>(List.of(new BitSet()));
        for (int cell = 0; cell < members.length; cell++) {
            int[] moved = new int[cellsOf.size()];
            for (int member : members[cell]) {
                int from = atom[member];
                if (moved[from] == 0) {
                    moved[from] = cellsOf.size();
                    cellsOf.add(with(cellsOf.get(from), cell));
                }
                atom[member] = moved[from];
            }
            if (cellsOf.size() > MOST) return null;
        }
        int[] sizes = new int[cellsOf.size()];
        for (int each : atom) {
            sizes[each]++;
        }
        return new Atoms(sizes, ofCells(members.length, cellsOf, sizes));
    }

    private static BitSet with(BitSet cells, int cell) {
        var more = (BitSet) cells.clone();
        more.set(cell);
        return more;
    }

    private static int[][] ofCells(int cells, List<BitSet> cellsOf, int[] sizes) {
        List<IntStream.Builder> atoms =
                Stream.generate(IntStream::builder).limit(cells).toList();
        for (int atom = 0; atom < sizes.length; atom++) {
            if (sizes[atom] > 0) {
                int its = atom;
                cellsOf.get(atom).stream().forEach(cell -> atoms.get(cell).add(its));
            }
        }
        return atoms.stream().map(each -> each.build().toArray()).toArray(int[][]::new);
    }

    int count() {
        return sizes.length;
    }

    int cells() {
        return ofCell.length;
    }

    int size(int atom) {
        return sizes[atom];
    }

    /** The atoms a cell is made of. */
    int[] of(int cell) {
        return ofCell[cell];
    }

    /** How much one draw has to do. */
    int cost() {
        int sampled =
                Arrays.stream(sizes).filter(size -> size < NormalMaximum.LARGE).sum();
        int added = Arrays.stream(ofCell).mapToInt(atoms -> atoms.length).sum();
        return sampled + 10 * sizes.length + added;
    }
}
