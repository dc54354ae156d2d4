package io.tradesense.trading.imports.job;

import io.tradesense.trading.executions.domain.Recording;
import io.tradesense.trading.imports.domain.Entries;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.ImportQueue.Block;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.ImportQueue.Stated;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.StatementFormat;
import io.tradesense.trading.imports.domain.StatementFormats;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file being read, block by block, from the row behind the last one saved. Its methods block. */
final class Reading implements AutoCloseable {
    private static final int MOST_FIGURES_A_ROW = 8;
    private final Work work;
    private final ImportFile file;
    private final StatementFormat format;
    private final Rows rows;
    private final Entries named;
    private long number;

    private Reading(Work work, Recording recording, ImportFile file, StatementFormat format, Rows rows) {
        this.work = work;
        this.named = new Entries(work, recording);
        this.file = file;
        this.format = format;
        this.rows = rows;
    }

    /** @throws io.tradesense.kit.Fault INVALID where the file is of no format that is read, or not of the one asked for */
    static Reading open(Work work, ImportFile file, StatementFormats formats, Recording recording) throws IOException {
        file.finish();
        var mapping = work.mapping();
        var format = mapping == null ? formats.choose(work.requestedFormat(), Head.of(file)) : formats.mapped();
        var zone = work.zone() == null ? null : ZoneId.of(work.zone());
        var rows = format.read(file, new ImportContext(zone, work.currency(), recording.rules(), mapping));
        var reading = new Reading(work, recording, file, format, rows);
        reading.skip(work.rowsSaved());
        return reading;
    }

    String format() {
        return format.name();
    }

    /** The next rows; none at the end of the file. */
    Block next(int limit) {
        List<Entry> entries = new ArrayList<>(limit);
        Map<NoExecution, Long> passedOver = new EnumMap<>(NoExecution.class);
        List<Stated> stated = new ArrayList<>();
        for (Row row : rows.block(limit)) {
            number++;
            var entry = named.of(row, number);
            entry.ifPresent(entries::add);
            if (row instanceof Row.PassedOver none) passedOver.merge(none.kind(), 1L, Long::sum);
            if (!row.stated().isEmpty()) {
                note(
                        row,
                        entry.map(each -> Entries.executionOf(each, work.accountId()))
                                .orElse(null),
                        stated);
            }
        }
        return new Block(entries, passedOver, stated, file.position());
    }

    private void note(Row row, @Nullable UUID executionId, List<Stated> stated) {
        var figures = row.stated();
        for (int place = 0; place < Math.min(figures.size(), MOST_FIGURES_A_ROW); place++) {
            stated.add(new Stated(number * MOST_FIGURES_A_ROW + place, figures.get(place), executionId));
        }
    }

    @Override
    public void close() {
        rows.close();
    }

    /** Rows saved before are read again for their fingerprints: the third of equal fills is the third after a restart too. */
    private void skip(long saved) {
        for (; number < saved && rows.hasNext(); number++) {
            named.skip(rows.next());
        }
    }
}
