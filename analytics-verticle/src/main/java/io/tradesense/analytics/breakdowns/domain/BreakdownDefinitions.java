package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.questions.domain.Definitions;

/** What the figures of a breakdown mean. */
public final class BreakdownDefinitions {

    public static final Definitions ALL = Definitions.of("""
            effect | mean r in the cell − mean r of all other trades | money a trade | an estimate | | no other trades
            confidenceInterval | effect ± c · error, c the critical value of the test | money a trade | 95 % for all cells at once: leaves 0 out if and only if significant; error of Welch, unequal variances | P. H. Westfall, S. S. Young, 1993; B. L. Welch, 1947 | not tested, or nothing varies
            pValue | (1 + random deals with a difference as large) / (1 + deals) | probability | for this cell alone; Welch's t | B. Phipson, G. K. Smyth, Permutation P-values Should Never Be Zero, 2010 | fewer than 10 trades inside or outside
            adjustedPValue | the same against the largest difference of any cell in each deal | probability | single-step max-T | P. H. Westfall, S. S. Young, Resampling-Based Multiple Testing, 1993 | as pValue
            significant | adjustedPValue ≤ 0.05 | yes or no | no cell is called an edge unless it survives | |
            shrunkExpectancy | the cell's mean drawn towards the mean of all, the more the fewer its trades | money a trade | an estimate of what to expect in future | B. Efron, C. Morris, 1975; R. DerSimonian, N. Laird, 1986 |
            tradesNeeded | n ((c + z₀.₈) · error / (kept · effect))², kept the share of the effect that shrinking leaves | trades in the cell in all | to be significant in four of five cases; always more than there are | J. Cohen, Statistical Power Analysis, 1988 | significant already, or nothing is to be expected but luck
            """);

    private BreakdownDefinitions() {}
}
