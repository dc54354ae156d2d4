package io.tradesense.trading.executions.domain;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Root, what a point of the quoted price is worth, the tick, the currency, the exchange, the name. A line of the table is
 * one contract; the tick is the outright's, not that of a calendar spread.
 *
 * <p>From the exchanges' public contract specifications: <a href="https://www.cmegroup.com/markets/products.html">CME
 * Group</a> (CME, CBOT, NYMEX, COMEX), <a href="https://www.cboe.com/tradable_products/vix/">Cboe</a> (CFE), <a
 * href="https://www.ice.com/products">ICE</a> (ICEUS, ICEEU) and <a href="https://www.eurex.com/ex-en/markets">Eurex</a>
 * (such as <a href="https://eurex.com/ex-en/markets/idx/dax/Micro-DAX-Futures-2615490">DAX</a>, <a
 * href="https://eurex.com/ex-en/markets/productSearch/product!DE0009652388">EURO STOXX 50</a> and <a
 * href="https://eurex.com/ex-en/markets/vol/vstoxx/vstoxx-futures-and-options/VSTOXX-Futures-253604">VSTOXX</a>).
 */
final class FuturesTable {

    private static final String CONTRACTS = """
            ES   50       0.25       USD CME    E-mini S&P 500
            MES  5        0.25       USD CME    Micro E-mini S&P 500
            NQ   20       0.25       USD CME    E-mini Nasdaq-100
            MNQ  2        0.25       USD CME    Micro E-mini Nasdaq-100
            RTY  50       0.1        USD CME    E-mini Russell 2000
            M2K  5        0.1        USD CME    Micro E-mini Russell 2000
            EMD  100      0.1        USD CME    E-mini S&P MidCap 400
            NKD  5        5          USD CME    Nikkei 225 in dollars
            YM   5        1          USD CBOT   E-mini Dow
            MYM  0.5      1          USD CBOT   Micro E-mini Dow
            VX   1000     0.05       USD CFE    VIX
            VXM  100      0.05       USD CFE    Mini VIX

            CL   1000     0.01       USD NYMEX  Crude oil, 1,000 barrels
            MCL  100      0.01       USD NYMEX  Micro crude oil, 100 barrels
            QM   500      0.025      USD NYMEX  E-mini crude oil, 500 barrels
            BZ   1000     0.01       USD NYMEX  Brent last day, 1,000 barrels
            NG   10000    0.001      USD NYMEX  Natural gas, 10,000 MMBtu
            MNG  1000     0.001      USD NYMEX  Micro natural gas, 1,000 MMBtu
            QG   2500     0.005      USD NYMEX  E-mini natural gas, 2,500 MMBtu
            RB   42000    0.0001     USD NYMEX  Gasoline, 42,000 gallons
            HO   42000    0.0001     USD NYMEX  Heating oil, 42,000 gallons
            PL   50       0.1        USD NYMEX  Platinum, 50 ounces
            PA   100      0.5        USD NYMEX  Palladium, 100 ounces

            GC   100      0.1        USD COMEX  Gold, 100 ounces
            MGC  10       0.1        USD COMEX  Micro gold, 10 ounces
            QO   50       0.25       USD COMEX  E-mini gold, 50 ounces
            SI   5000     0.005      USD COMEX  Silver, 5,000 ounces
            SIL  1000     0.005      USD COMEX  Micro silver, 1,000 ounces
            QI   2500     0.0125     USD COMEX  E-mini silver, 2,500 ounces
            HG   25000    0.0005     USD COMEX  Copper, 25,000 pounds
            MHG  2500     0.0005     USD COMEX  Micro copper, 2,500 pounds

            ZB   1000     0.03125    USD CBOT   30-year Treasury bond, 100,000 of face value
            UB   1000     0.03125    USD CBOT   Ultra Treasury bond
            ZN   1000     0.015625   USD CBOT   10-year Treasury note
            TN   1000     0.015625   USD CBOT   Ultra 10-year Treasury note
            ZF   1000     0.0078125  USD CBOT   5-year Treasury note
            ZT   2000     0.00390625 USD CBOT   2-year Treasury note, 200,000 of face value
            SR3  2500     0.005      USD CME    Three-month SOFR

            6E   125000   0.00005    USD CME    Euro
            M6E  12500    0.0001     USD CME    Micro euro
            6J   12500000 0.0000005  USD CME    Japanese yen
            6B   62500    0.0001     USD CME    British pound
            M6B  6250     0.0001     USD CME    Micro British pound
            6A   100000   0.00005    USD CME    Australian dollar
            M6A  10000    0.0001     USD CME    Micro Australian dollar
            6C   100000   0.00005    USD CME    Canadian dollar
            6S   125000   0.00005    USD CME    Swiss franc
            6N   100000   0.00005    USD CME    New Zealand dollar
            6M   500000   0.00001    USD CME    Mexican peso

            ZC   50       0.25       USD CBOT   Corn, 5,000 bushels in cents
            ZS   50       0.25       USD CBOT   Soybeans, 5,000 bushels in cents
            ZW   50       0.25       USD CBOT   Wheat, 5,000 bushels in cents
            KE   50       0.25       USD CBOT   Hard red winter wheat, 5,000 bushels in cents
            XC   10       0.125      USD CBOT   Mini corn, 1,000 bushels in cents
            XK   10       0.125      USD CBOT   Mini soybeans, 1,000 bushels in cents
            XW   10       0.125      USD CBOT   Mini wheat, 1,000 bushels in cents
            ZM   100      0.1        USD CBOT   Soybean meal, 100 short tons
            ZL   600      0.01       USD CBOT   Soybean oil, 60,000 pounds in cents
            LE   400      0.025      USD CME    Live cattle, 40,000 pounds in cents
            GF   500      0.025      USD CME    Feeder cattle, 50,000 pounds in cents
            HE   400      0.025      USD CME    Lean hogs, 40,000 pounds in cents

            BTC  5        5          USD CME    Bitcoin
            MBT  0.1      5          USD CME    Micro bitcoin
            ETH  50       0.5        USD CME    Ether
            MET  0.1      0.5        USD CME    Micro ether

            B    1000     0.01       USD ICEEU  Brent, 1,000 barrels
            Z    10       0.5        GBP ICEEU  FTSE 100
            R    1000     0.01       GBP ICEEU  Long gilt, 100,000 of face value
            CC   10       1          USD ICEUS  Cocoa, 10 tonnes
            KC   375      0.05       USD ICEUS  Coffee, 37,500 pounds in cents
            SB   1120     0.01       USD ICEUS  Sugar no. 11, 112,000 pounds in cents
            CT   500      0.01       USD ICEUS  Cotton no. 2, 50,000 pounds in cents
            OJ   150      0.05       USD ICEUS  Orange juice, 15,000 pounds in cents
            DX   1000     0.005      USD ICEUS  US dollar index

            FDAX 25       1          EUR EUREX  DAX
            FDXM 5        1          EUR EUREX  Mini-DAX
            FDXS 1        1          EUR EUREX  Micro-DAX
            FSMX 1        1          EUR EUREX  Mini-MDAX
            FTDX 10       0.5        EUR EUREX  TecDAX
            FESX 10       1          EUR EUREX  EURO STOXX 50
            FSXE 1        0.5        EUR EUREX  Micro-EURO STOXX 50
            FXXP 50       0.1        EUR EUREX  STOXX Europe 600
            FESB 50       0.05       EUR EUREX  EURO STOXX Banks
            FVS  100      0.05       EUR EUREX  VSTOXX
            FSMI 10       1          CHF EUREX  SMI
            FGBL 1000     0.01       EUR EUREX  Euro-Bund, 100,000 of face value
            FGBM 1000     0.01       EUR EUREX  Euro-Bobl
            FGBS 1000     0.005      EUR EUREX  Euro-Schatz
            FGBX 1000     0.02       EUR EUREX  Euro-Buxl
            FBTP 1000     0.01       EUR EUREX  Long-term Euro-BTP
            FOAT 1000     0.01       EUR EUREX  Euro-OAT
            CONF 1000     0.01       CHF EUREX  Swiss Confederation bond
            """;

    /** By root. */
    static final Map<String, KnownInstrument> BY_ROOT = CONTRACTS
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.split(" +", 6))
            .collect(toUnmodifiableMap(columns -> columns[0], FuturesTable::contract));

    private FuturesTable() {}

    private static KnownInstrument contract(String[] columns) {
        return new KnownInstrument(
                columns[0],
                AssetClass.FUTURE,
                new BigDecimal(columns[1]),
                new BigDecimal(columns[2]),
                columns[3],
                null);
    }
}
