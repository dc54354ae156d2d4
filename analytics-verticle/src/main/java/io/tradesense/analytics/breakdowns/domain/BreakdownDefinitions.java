package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.questions.domain.Definitions;

/** What the figures of a breakdown mean. */
public final class BreakdownDefinitions {

    public static final Definitions ALL = Definitions.of("""
            effect | mean r in the cell − mean r of all other trades | money a trade | an estimate | | no other trades
            confidenceInterval | 95 % of the effect | money a trade | Welch, unequal variances; not adjusted for the number of cells | B. L. Welch, 1947 | fewer than two trades inside or outside, or nothing varies
            pValue | (1 + random deals with a difference as large) / (1 + deals) | probability | for this cell alone; Welch's t | B. Phipson, G. K. Smyth, Permutation P-values Should Never Be Zero, 2010 | fewer than 10 trades inside or outside
            adjustedPValue | the same against the largest difference of any cell in each deal | probability | single-step max-T | P. H. Westfall, S. S. Young, Resampling-Based Multiple Testing, 1993 | as pValue
            significant | adjustedPValue < 0.05 | yes or no | no cell is called an edge unless it survives | |
            shrunkExpectancy | the cell's mean drawn towards the mean of all, the more the fewer its trades | money a trade | an estimate of what to expect in future | B. Efron, C. Morris, 1975; R. DerSimonian, N. Laird, 1986 |
            tradesNeeded | (z₀.₉₇₅ + z₀.₈)² (s² + s_rest² · n / n_rest) / effect² | trades in the cell | to find such an effect with 80 % power in one test at 5 % | J. Cohen, Statistical Power Analysis, 1988 | no effect or no variance
            """);

    private BreakdownDefinitions() {}
}
