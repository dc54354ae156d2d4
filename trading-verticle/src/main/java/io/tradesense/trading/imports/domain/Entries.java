package io.tradesense.trading.imports.domain;

import io.tradesense.trading.executions.domain.ExecutionId;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.Fingerprints;
import io.tradesense.trading.executions.domain.Recording;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.optionevents.domain.Settlement;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the rows of one file their names. It must see every row from the first on, also where an import resumes. */
public final class Entries {
    private static final String CASH = "m:";
    private static final String OPTION_END = "e:";
    private static final String CANCELLATION = "c:";

    private final Work work;
    private final Recording recording;
    private final Fingerprints fingerprints = new Fingerprints();

    public Entries(Work work, Recording recording) {
        this.work = work;
        this.recording = recording;
    }

    /** Empty for a row that says nothing to be kept. @param number of the row among all of the file, from one */
    public Optional<Entry> of(Row row, long number) {
        if (row instanceof Row.Filled filled) {
            String fingerprint = fingerprints.next(filled.fill());
            var execution = recording.execution(work.accountId(), work.currency(), filled.fill(), fingerprint);
            return Optional.of(new Entry.Read(number, row.line(), execution));
        }
        if (row instanceof Row.Rejected fault) return Optional.of(new Entry.Refused(number, fault));
        if (row instanceof Row.Booked booked) return Optional.of(booked(booked, number));
        if (row instanceof Row.Ended ended) return Optional.of(ended(ended, number));
        if (row instanceof Row.Cancelled cancelled) return Optional.of(cancels(cancelled, number));
        return Optional.empty();
    }

    /** Counts the row as seen. */
    public void skip(Row row) {
        if (row instanceof Row.Filled filled) {
            var passedOver = fingerprints.next(filled.fill());
        } else if (row instanceof Row.Booked booked) {
            var passedOver = idOf(booked.booking());
        } else if (row instanceof Row.Ended ended) {
            var passedOver = idOf(ended.end());
        } else if (row instanceof Row.Cancelled cancelled) {
            var passedOver = fingerprintOf(cancelled.fill());
        }
    }

    /** The execution whose broker's figures the row carries; null where they stand alone. */
    public static @Nullable UUID executionOf(Entry entry, UUID accountId) {
        if (entry instanceof Entry.Read read) return read.execution().id();
        return entry instanceof Entry.Ended ended ? Settlement.closingId(accountId, ended.id()) : null;
    }

    private Entry booked(Row.Booked booked, long number) {
        var movement =
                booked.booking().movement(idOf(booked.booking()), work.userId(), work.accountId(), work.currency());
        return new Entry.Booked(number, booked.line(), movement);
    }

    private Entry ended(Row.Ended ended, long number) {
        return new Entry.Ended(number, ended.line(), idOf(ended.end()), ended.end(), ended.raw());
    }

    private Entry cancels(Row.Cancelled cancelled, long number) {
        String fingerprint = fingerprintOf(cancelled.fill());
        var id = ExecutionId.of(work.accountId(), fingerprint);
        var execution = recording.execution(work.accountId(), work.currency(), cancelled.fill(), fingerprint);
        return new Entry.Cancels(number, cancelled.line(), id, execution, cancelled.cancels(), cancelled.raw());
    }

    /** Of the row that takes the fill back. */
    private String fingerprintOf(Fill fill) {
        var said = String.join(
                "|",
                fill.symbol(),
                fill.side().name(),
                fill.quantity().stripTrailingZeros().toPlainString(),
                fill.price().stripTrailingZeros().toPlainString(),
                fill.executedAt().toString());
        return CANCELLATION + fingerprints.next(fill.externalId(), CANCELLATION + said);
    }

    private UUID idOf(Booking booking) {
        return ExecutionId.of(work.accountId(), CASH + fingerprints.next(booking.reference(), CASH + booking.said()));
    }

    private UUID idOf(OptionEnd end) {
        return ExecutionId.of(
                work.accountId(), OPTION_END + fingerprints.next(end.reference(), OPTION_END + end.said()));
    }
}
