package io.tradesense.ai.facts.domain;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The services that know the figures, asked as the user and for reading alone. Each may be away: that is an answer too,
 * so no future fails but where it is said.
 */
public interface Sources {
    /** Fails with NOT_FOUND where the account that is asked about is none of the user's. */
    Future<Asked<Figures>> performance(Asker asker, TradeFilter filter);

    Future<Asked<List<Cell>>> breakdown(Asker asker, Dimension by, TradeFilter filter);

    Future<Asked<List<Finding>>> patterns(Asker asker, TradeFilter filter);

    /** @param sort as trading writes it: {@code -netPnl} */
    Future<Asked<List<TradeFigures>>> trades(Asker asker, TradeFilter filter, String sort, int limit);

    /** Fails with NOT_FOUND where the user has no such trade, and UNAVAILABLE where trading cannot be asked. */
    Future<TradeFigures> trade(Asker asker, UUID tradeId);

    /** One entry a currency for the totals, and one a position. */
    Future<Asked<Holdings>> portfolio(Asker asker);

    /** The newest entries, with the beginning of their text. */
    Future<Asked<List<Note>>> journal(
            Asker asker, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String words, int limit);

    /** The entries about a trade. */
    Future<Asked<List<Note>>> journalOf(Asker asker, UUID tradeId);

    /** One entry whole. Fails with NOT_FOUND where the user has no such entry, and where trading cannot be asked. */
    Future<Note> entry(Asker asker, UUID entryId);

    Future<Asked<List<Holdings.Held>>> quotes(Asker asker, List<String> symbols);

    /** Names by which the user may be known in texts: of the person and of the accounts. */
    Future<Asked<List<String>>> names(Asker asker);
}
