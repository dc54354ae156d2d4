package io.tradesense.analytics.breakdowns.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        int count = 1;
        for (int[] cell : members) {
            int[] moved = new int[count];
            for (int member : cell) {
                int from = atom[member];
                if (moved[from] == 0) moved[from] = count++;
                atom[member] = moved[from];
            }
            if (count > MOST) return null;
        }
        int[] sizes = new int[count];
        for (int each : atom) {
            sizes[each]++;
        }
        return new Atoms(sizes, ofCells(atom, count, members));
    }

    private static int[][] ofCells(int[] atom, int count, int[][] members) {
        int[][] ofCell = new int[members.length][];
        for (int cell = 0; cell < members.length; cell++) {
            boolean[] seen = new boolean[count];
            List<Integer> atoms = new ArrayList<>();
            for (int member : members[cell]) {
                if (!seen[atom[member]]) {
                    seen[atom[member]] = true;
                    atoms.add(atom[member]);
                }
            }
            ofCell[cell] = atoms.stream().mapToInt(Integer::intValue).toArray();
        }
        return ofCell;
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
