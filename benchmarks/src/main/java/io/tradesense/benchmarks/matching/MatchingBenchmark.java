package io.tradesense.benchmarks.matching;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.roundtrips.domain.Matching;
import io.tradesense.trading.roundtrips.domain.MatchingRules;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Executions matched a second, in memory: a million fills over fifty instruments. Both exact engines
 * work out every trip with its legs; the one in longs makes the objects that say them when they are asked for. Beside them
 * runs the plain {@code double} loop, which yields only results.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(MatchingBenchmark.FILLS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class MatchingBenchmark {

    static final int FILLS = 1_000_000;
    private static final int INSTRUMENTS = 50;

    private final List<List<Execution>> book = IntStream.range(0, INSTRUMENTS)
            .mapToObj(instrument -> FillStream.of(instrument, FILLS / INSTRUMENTS))
            .toList();

    @Benchmark
    public void exactScaledLong(Blackhole sink) {
        for (var series : book) sink.consume(Matching.match(series));
    }

    /** The same, and every trip asked for with its legs. */
    @Benchmark
    public void exactScaledLongAndEveryTrip(Blackhole sink) {
        for (var series : book) Matching.match(series).forEach(sink::consume);
    }

    @Benchmark
    public void exactBigDecimal(Blackhole sink) {
        for (var series : book) sink.consume(Matching.matchInDecimals(series, MatchingRules.FIFO));
    }

    @Benchmark
    public void plainDouble(Blackhole sink) {
        for (var series : book) sink.consume(DoubleFifo.results(series));
    }
}
