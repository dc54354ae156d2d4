package io.tradesense.analytics.simulations.domain;

import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the trader might have traded. Each part that is there leaves trades out or changes what they brought; all of them
 * hold at once. Which trades a day has is decided by the trader's clock when they were opened.
 *
 * @param name for the answer
 * @param excludeWeekdays of the open
 * @param excludeHours of the open, 0 to 23
 * @param excludeSymbols never traded
 * @param excludeTags trades with any of them are left out
 * @param excludeSetups of these setups
 * @param excludeMistakes trades with any mistake noted are left out
 * @param side the other is left out; null for both
 * @param maxTradesPerDay the first so many of a day are kept
 * @param stopAfterLosses once so many of the day's trades have lost in a row, none is opened that day
 * @param maxDailyLoss once the day's closed trades have lost so much money, none is opened that day; positive
 * @param stopAtR no trade loses more than so many times what it risked, before costs; positive
 * @param targetAtR a trade whose price went so many times its risk in its favour is closed there; positive
 */
public record WhatIfRule(
        String name,
        Set<DayOfWeek> excludeWeekdays,
        Set<Integer> excludeHours,
        Set<String> excludeSymbols,
        Set<String> excludeTags,
        Set<String> excludeSetups,
        boolean excludeMistakes,
        @Nullable String side,
        @Nullable Integer maxTradesPerDay,
        @Nullable Integer stopAfterLosses,
        @Nullable Double maxDailyLoss,
        @Nullable Double stopAtR,
        @Nullable Double targetAtR) {

    public WhatIfRule {
        excludeWeekdays = Set.copyOf(excludeWeekdays);
        excludeHours = Set.copyOf(excludeHours);
        excludeSymbols = Set.copyOf(excludeSymbols);
        excludeTags = Set.copyOf(excludeTags);
        excludeSetups = Set.copyOf(excludeSetups);
    }

    boolean changesResults() {
        return stopAtR != null || targetAtR != null;
    }

    boolean dependsOnTheDay() {
        return maxTradesPerDay != null || stopAfterLosses != null || maxDailyLoss != null;
    }
}
