package io.tradesense.trading.imports.formats;

import java.util.List;

/** The columns of a table of executions and the names they go by; compared without case, spaces and underscores. */
enum GenericColumn {
    SYMBOL("symbol", "ticker", "instrument", "contract", "security", "market", "pair"),
    SIDE("side", "action", "b/s", "buy/sell", "buysell", "direction", "transactiontype"),
    QUANTITY(
            "quantity",
            "qty",
            "shares",
            "size",
            "filled",
            "filledqty",
            "filledquantity",
            "execqty",
            "contracts",
            "units",
            "volume"),
    PRICE(
            "price",
            "avgprice",
            "averageprice",
            "fillprice",
            "execprice",
            "tradeprice",
            "executionprice",
            "avgfillprice",
            "t.price"),
    EXECUTED_AT(
            "executedat",
            "datetime",
            "date/time",
            "timestamp",
            "exectime",
            "executiontime",
            "filltime",
            "filledtime",
            "executed"),
    DATE("date", "tradedate", "t/d", "executiondate", "filldate"),
    TIME("time", "tradetime", "timeofday"),
    ASSET_CLASS("assetclass", "assettype", "instrumenttype", "securitytype", "assetcategory"),
    FEES("fees", "fee", "regfees", "exchangefees"),
    COMMISSION("commission", "comm", "commissions", "ibcommission"),
    CURRENCY("currency", "ccy", "currencyprimary"),
    MULTIPLIER("multiplier", "mult", "contractsize", "pointvalue"),
    EXTERNAL_ID("externalid", "executionid", "execid", "ibexecid", "tradeid", "fillid");

    private final List<String> names;

    GenericColumn(String... names) {
        this.names = List.of(names).stream().map(Columns::key).toList();
    }

    /** The name it is documented by first, then its synonyms, in the form {@link Columns#key} gives. */
    List<String> names() {
        return names;
    }
}
