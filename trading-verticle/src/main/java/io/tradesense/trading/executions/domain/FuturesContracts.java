package io.tradesense.trading.executions.domain;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The size of the common futures of CME, CBOT, NYMEX, COMEX and CFE: what one point of price is worth in US dollars.
 *
 * <p>From the exchanges' public contract specifications, for prices as the exchange quotes them: grains and livestock
 * in cents, Treasuries in points of 100 of face value, currencies in dollars a unit. A root that is not listed here has
 * no multiplier; it is asked for, never guessed.
 */
public final class FuturesContracts {

    private static final String DOLLARS_A_POINT = """
            ES   50         E-mini S&P 500
            MES  5          Micro E-mini S&P 500
            NQ   20         E-mini Nasdaq-100
            MNQ  2          Micro E-mini Nasdaq-100
            RTY  50         E-mini Russell 2000
            M2K  5          Micro E-mini Russell 2000
            YM   5          E-mini Dow
            MYM  0.5        Micro E-mini Dow
            EMD  100        E-mini S&P MidCap 400
            NKD  5          Nikkei 225 in dollars
            VX   1000       VIX
            VXM  100        Mini VIX

            CL   1000       Crude oil, 1,000 barrels
            MCL  100        Micro crude oil, 100 barrels
            QM   500        E-mini crude oil, 500 barrels
            NG   10000      Natural gas, 10,000 MMBtu
            MNG  1000       Micro natural gas, 1,000 MMBtu
            QG   2500       E-mini natural gas, 2,500 MMBtu
            RB   42000      Gasoline, 42,000 gallons
            HO   42000      Heating oil, 42,000 gallons

            GC   100        Gold, 100 ounces
            MGC  10         Micro gold, 10 ounces
            QO   50         E-mini gold, 50 ounces
            SI   5000       Silver, 5,000 ounces
            SIL  1000       Micro silver, 1,000 ounces
            QI   2500       E-mini silver, 2,500 ounces
            HG   25000      Copper, 25,000 pounds
            MHG  2500       Micro copper, 2,500 pounds
            PL   50         Platinum, 50 ounces
            PA   100        Palladium, 100 ounces

            ZB   1000       30-year Treasury bond, 100,000 of face value
            UB   1000       Ultra Treasury bond
            ZN   1000       10-year Treasury note
            TN   1000       Ultra 10-year Treasury note
            ZF   1000       5-year Treasury note
            ZT   2000       2-year Treasury note, 200,000 of face value
            SR3  2500       Three-month SOFR

            6E   125000     Euro
            M6E  12500      Micro euro
            6J   12500000   Japanese yen
            6B   62500      British pound
            M6B  6250       Micro British pound
            6A   100000     Australian dollar
            M6A  10000      Micro Australian dollar
            6C   100000     Canadian dollar
            6S   125000     Swiss franc
            6N   100000     New Zealand dollar
            6M   500000     Mexican peso

            ZC   50         Corn, 5,000 bushels in cents
            ZS   50         Soybeans, 5,000 bushels in cents
            ZW   50         Wheat, 5,000 bushels in cents
            KE   50         Hard red winter wheat, 5,000 bushels in cents
            XC   10         Mini corn, 1,000 bushels in cents
            XK   10         Mini soybeans, 1,000 bushels in cents
            XW   10         Mini wheat, 1,000 bushels in cents
            ZM   100        Soybean meal, 100 short tons
            ZL   600        Soybean oil, 60,000 pounds in cents
            LE   400        Live cattle, 40,000 pounds in cents
            GF   500        Feeder cattle, 50,000 pounds in cents
            HE   400        Lean hogs, 40,000 pounds in cents

            BTC  5          Bitcoin
            MBT  0.1        Micro bitcoin
            ETH  50         Ether
            MET  0.1        Micro ether
            """;

    private static final Map<String, BigDecimal> BY_ROOT = DOLLARS_A_POINT
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.split(" +", 3))
            .collect(toUnmodifiableMap(columns -> columns[0], columns -> new BigDecimal(columns[1])));

    /** {@code /ES}, {@code ESZ5}, {@code ESZ25}, {@code ESZ2025}, {@code ES DEC25}, {@code ES DEC 2025}, {@code ES 12-25}. */
    private static final Pattern SYMBOL = Pattern.compile("""
            /? (?<root> [A-Z0-9]+? )
            (?: [FGHJKMNQUVXZ] (?: [0-9]{1,2} | 20[0-9]{2} )
              | \\s (?: JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC ) \\s? (?:20)? [0-9]{2}
              | \\s (?: 0[1-9] | 1[0-2] ) - (?:20)? [0-9]{2}
            )?
            """, Pattern.COMMENTS);

    private FuturesContracts() {}

    /**
     * The dollars a point of price is worth for one contract.
     *
     * @param symbol upper case, with or without the leading slash and the delivery month
     * @return empty where the symbol cannot be read or its root is not in the table
     */
    public static Optional<BigDecimal> multiplierOf(String symbol) {
        var parts = SYMBOL.matcher(symbol);
        return parts.matches() ? Optional.ofNullable(BY_ROOT.get(parts.group("root"))) : Optional.empty();
    }
}
