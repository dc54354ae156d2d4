package io.tradesense.trading.imports.formats;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The columns of a table of executions and the names they go by, in English, German, French, Spanish, Italian, Dutch and
 * Portuguese; compared as {@link Columns#key} has them.
 */
enum GenericColumn {
    SYMBOL("symbol, ticker, instrument, contract, security, market, pair, wertpapier, kürzel, titel, titre, symbole,"
            + " símbolo, activo, titolo, strumento, effect, fonds, ativo, papel, isin, wkn"),
    SIDE("side, action, b/s, buy/sell, buysell, direction, transactiontype, kauf/verkauf, richtung, transaktionstyp,"
            + " vorgang, aktion, sens, opération, achat/vente, lado, operación, compra/venta, operazione,"
            + " acquisto/vendita, koop/verkoop, richting, operação, compra/venda"),
    QUANTITY("quantity, qty, shares, size, filled, filledqty, filledquantity, execqty, contracts, units, volume, stück,"
            + " stücke, stk, anzahl, menge, quantité, qté, nombre, cantidad, títulos, quantità, aantal,"
            + " hoeveelheid, quantidade, qtd"),
    PRICE("price, avgprice, averageprice, fillprice, execprice, tradeprice, executionprice, avgfillprice, tprice, kurs,"
            + " preis, ausführungskurs, prix, cours, precio, prezzo, koers, prijs, preço"),
    EXECUTED_AT("executedat, datetime, date/time, timestamp, exectime, executiontime, filltime, filledtime, executed,"
            + " datum/zeit, datum/uhrzeit, zeitpunkt, ausführungszeit, date/heure, fecha/hora, fechayhora, data/ora,"
            + " datum/tijd, data/hora"),
    DATE("date, tradedate, t/d, executiondate, filldate, datum, handelstag, handelsdatum, ausführungsdatum,"
            + " dateopération, datetransaction, fecha, data, transactiedatum"),
    TIME("time, tradetime, timeofday, uhrzeit, zeit, heure, hora, ora, orario, tijd"),
    ASSET_CLASS("assetclass, assettype, instrumenttype, securitytype, assetcategory, wertpapierart, anlageklasse"),
    FEES(
            "fees, fee, regfees, exchangefees, gebühr, gebühren, spesen, frais, gastos, spese, costi, kosten, taxas, custos"),
    COMMISSION("commission, comm, commissions, ibcommission, provision, ordergebühr, courtage, comisión, comisiones,"
            + " commissione, commissioni, commissie, provisie, comissão, corretagem"),
    CURRENCY("currency, ccy, currencyprimary, währung, devise, divisa, moneda, valuta, moeda"),
    MULTIPLIER(
            "multiplier, mult, contractsize, pointvalue, multiplikator, kontraktgrösse, kontraktgröße, multiplicateur,"
                    + " multiplicador, moltiplicatore"),
    EXTERNAL_ID("externalid, executionid, execid, ibexecid, tradeid, fillid, ausführungsnummer, transaktionsnummer");

    private final List<String> names;

    GenericColumn(String names) {
        this.names = Stream.of(names.split(",", -1)).map(Columns::key).toList();
    }

    /** The name it is documented by first, then its synonyms, in the form {@link Columns#key} gives. */
    List<String> names() {
        return names;
    }

    /** The name it is documented by. */
    String documented() {
        return this == EXECUTED_AT ? "executedAt" : name().toLowerCase(Locale.ROOT);
    }
}
