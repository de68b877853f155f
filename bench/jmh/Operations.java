package org.flaghoist.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the operations that JMH's own arguments choose, few times where they do not say how often, and prints a line for
 * each. The first argument is the files' name without its ending.
 */
final class Operations {

    private Operations() {}

    public static void main(String[] arguments) throws Exception {
        Options given = new CommandLineOptions(Arrays.copyOfRange(arguments, 1, arguments.length));
        Options options = new OptionsBuilder()
                .parent(given)
                .forks(given.getForkCount().orElse(1))
                .warmupIterations(given.getWarmupIterations().orElse(2))
                .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(given.getMeasurementIterations().orElse(3))
                .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(arguments[0] + ".log")
                .resultFormat(ResultFormatType.JSON)
                .result(arguments[0] + ".json")
                .build();
        System.out.println("Progress stands in " + arguments[0] + ".log");
        var results = new Runner(options).run();
        System.out.printf("%-25s %-8s %10s %10s %10s %11s%n", "operation", "partner", "µs", "fastest", "slowest", "bytes");
        results.forEach(Operations::print);
    }

    private static void print(RunResult result) {
        String[] name = result.getParams().getBenchmark().split("\\.");
        String partner = result.getParams().getParam("partner");
        Statistics micros = result.getPrimaryResult().getStatistics();
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        System.out.printf(Locale.ROOT, "%-25s %-8s %10.1f %10.1f %10.1f %,11.0f%n",
                name[name.length - 2] + "." + name[name.length - 1],
                partner == null ? "" : partner,
                micros.getMean(),
                micros.getMin(),
                micros.getMax(),
                bytes.getScore());
    }
}
