package io.tradesense.ai.grounding.domain;

import java.util.ArrayList;
import java.util.List;

/** Sentences that the facts of {@link Sheets#trader()} do not bear out: figures changed, swapped, renamed, moved, hidden. */
final class FalseSentences {
    static final List<String> ALL = all();

    private FalseSentences() {}

    private static List<String> all() {
        List<String> all = new ArrayList<>(written());
        vary(
                all,
                "You closed %s [F3] trades.",
                "1,235",
                "1,243",
                "2,134",
                "123",
                "12,340",
                "1,23",
                "1.3K",
                "two thousand",
                "a dozen",
                "1,2345");
        vary(
                all,
                "Your win rate was %s [F6].",
                "58 %",
                "57.2 %",
                "57.12 %",
                "75.1 %",
                "5.71 %",
                "0.571 %",
                "571 %",
                "57.1",
                "fifty-eight percent",
                "57,2 %",
                "٥٨ ٪",
                "５８%",
                "42.9 %",
                "$57.1",
                "57.1R",
                "57.1 bps");
        vary(
                all,
                "You made %s [F7] net.",
                "$12,345.67",
                "$12,354.68",
                "$21,345.68",
                "$12,345",
                "$12.4K",
                "$12.3M",
                "$1,234.57",
                "€12,345.68",
                "GBP 12,345.68",
                "$123,456.78",
                "12 345.69 USD",
                "$12,3",
                "12.3 %",
                "12 million dollars",
                "-$12,345.68",
                "13 thousand dollars",
                "12.345,78 USD");
        vary(
                all,
                "The profit factor was %s [F8].",
                "1.84",
                "1.9",
                "1.7",
                "3",
                "18.3",
                "1.83 %",
                "$1.83",
                "1,84",
                "twice",
                "1.8R",
                "1.834");
        vary(
                all,
                "Your expectancy is %s [F9].",
                "$10.01",
                "$11",
                "$100",
                "$1.00",
                "$9.99",
                "-$10.00",
                "10 %",
                "ten percent",
                "$10K");
        vary(
                all,
                "The deepest drawdown was %s [F12].",
                "$2,310.05",
                "$2,301.50",
                "$231.05",
                "$2.4K",
                "2,310.50 %",
                "$23,105",
                "+$2,310.50");
        vary(
                all,
                "The holding time was %s [F13].",
                "2 h 17 min",
                "3 hours",
                "16 min",
                "8,130 minutes",
                "2 days",
                "2.27 hours");
        vary(all, "The average R-multiple was %s [F14].", "0.34R", "0.4R", "3.5R", "-0.35R", "0.35 %", "$0.35");
        vary(all, "Fees came to %s [F15].", "$1,234.04", "$1,243.40", "$123.44", "$1.3K", "$1234.41");
        vary(all, "AAPL made %s [F16].", "$4,100.52", "$4,010.25", "$4.2K", "$410.03", "$4,101", "-$4,100.25");
        vary(all, "MSFT lost %s [F17].", "$1,600.57", "$1,060.75", "$1.5K", "$1,600", "$16,007.50", "+$1,600.75");
        vary(all, "Your longest losing streak was %s [F20].", "8", "10", "ninety", "eight trades", "90", "nineteen");
        vary(
                all,
                "The trade was opened on %s [F23].",
                "2026-01-06",
                "2025-01-05",
                "2026-05-10",
                "January 6, 2026",
                "6 January 2026",
                "06.01.2026",
                "02/05/2026",
                "Feb 5",
                "the 6th of January");
        vary(all, "The payoff ratio is %s [F22].", "1.37", "1.4x as 1.5", "1.39", "13.8", "1.38 %");
        vary(all, "ESZ5 was quoted at %s [F25].", "4,532.52", "4,523.25", "4532.3 %", "4,533", "45,322.50");
        vary(all, "%s [F26] trades had no planned stop.", "Four", "2", "30", "Thirteen", "3.5", "Thirty");
        vary(all, "The average win was %s [F10].", "$38.05", "$83.50", "$40", "€38.50", "38.50 %");
        vary(all, "The average loss was %s [F11].", "$27.79", "$72.97", "$28.5", "+$27.97");
        vary(all, "The Sharpe ratio is %s [F24].", "1.32", "1.24", "12.3", "1.23 %");
        vary(all, "On Mondays you made %s [F19].", "$330", "$30", "-$300", "three dollars");
        vary(all, "On Fridays you lost %s [F18].", "$194.00", "$191", "$19.04");
        return List.copyOf(all);
    }

    private static List<String> written() {
        return List.of(
                // A figure without its fact, or with one that is not there.
                "Your win rate was 57.1 %.",
                "You made $12,345.68 net.",
                "You closed 1,234 trades.",
                "You closed twelve trades.",
                "You closed a dozen trades.",
                "Half of your trades won.",
                "A third of your trades lost.",
                "Your winners are twice your losers.",
                "Your account doubled.",
                "You had no losing trades.",
                "Your win rate was 57.1 % [F99].",
                "Your win rate was 57.1 % [F].",
                "Your win rate was 57.1 % (F6).",
                "On 2026-01-05 you traded well.",
                "In February you traded well.",
                "In 2025 you traded well.",
                "At 9:30 you trade well.",
                "[F6] Your win rate was 57.1 %.",
                "Your win rate was ½ [F6].",
                "Your win rate was 57¹ % [F6].",
                "You closed Ⅻ [F21] trades.",
                "You closed ①② trades [F21].",
                "Your win rate was 5\u200b7.2 % [F6].",
                "Your win rate was 𝟓𝟖 % [F6].",
                "You made 1e9 dollars [F7].",
                // The right figure under another's name.
                "Your profit factor was 57.1 % [F6].",
                "Your payoff ratio was 1.83 [F8].",
                "The profit factor is 1.38 [F22].",
                "The Sharpe ratio is 1.83 [F8].",
                "The average win was $27.97 [F11].",
                "The average loss was $38.50 [F10].",
                "Your drawdown was $12,345.68 [F7].",
                "Fees came to $12,345.68 [F7].",
                "Your expectancy is $12,345.68 [F7].",
                "Your net P&L was $1,234.40 [F15].",
                "You had 705 losses [F4].",
                "You had 529 wins [F5].",
                "Your longest winning streak was 9 [F20].",
                "Your longest losing streak was 12 [F21].",
                // Two figures changed places.
                "You won 529 trades and lost 705 [F4][F5].",
                "You won 529 [F4] and lost 705 [F5] trades.",
                "The average win was $27.97 [F10], the average loss $38.50 [F11].",
                "The profit factor was 1.38 [F8] and the payoff ratio 1.83 [F22].",
                // The right figure of another thing.
                "MSFT made $4,100.25 [F16].",
                "AAPL lost $1,600.75 [F17].",
                "MSFT earned $4,100 [F16], AAPL lost $1,601 [F17].",
                "Mondays lost $190.40 [F18].",
                "Fridays made $300.00 [F19].",
                "On Mondays you lost $190.40 [F18], on Fridays you made $300.00 [F19].",
                // A loss told as a gain, and the other way round.
                "MSFT made $1,600.75 [F17].",
                "MSFT earned you $1,600.75 [F17].",
                "Fridays made $190.40 [F18].",
                "Fridays brought a profit of $190.40 [F18].",
                "AAPL lost $4,100.25 [F16].",
                "AAPL cost you $4,100.25 [F16].",
                "Mondays lost $300.00 [F19].",
                "You lost $12,345.68 [F7] net.",
                "Your net loss was $12,345.68 [F7], a loss.",
                // One good figure does not carry a bad one.
                "You closed 1,234 trades [F3] and won 706 [F4].",
                "Your win rate was 57.1 % [F6] over 1,235 trades [F3].",
                "705 wins [F4] against 530 losses [F5] make a win rate of 57.1 % [F6].",
                "Your win rate was 57.1 % [F6], about 10 points better than before.",
                "You made $12,345.68 [F7], or $400 a day.",
                "AAPL made $4,100.25 [F16] in 17 trades.",
                "In January 2026 you closed 1,234 trades [F3], 12 more than in December.");
    }

    private static void vary(List<String> all, String sentence, String... figures) {
        for (String figure : figures) {
            all.add(sentence.replace("%s", figure));
        }
    }
}
