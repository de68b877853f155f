package org.flaghoist.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What samples meet that stands elsewhere, in a mapping, a form or a table: each once, however many meet it.
 *
 * @param samples the folder of all
 * @param said faults that are said anyway, and need not be said once more
 */
record SampleCauses(Path samples, List<String> said, Map<String, Met> met) {

    private static final Pattern FAULT = Pattern.compile("(.+?):([0-9]+): ([^:]+): .*", Pattern.DOTALL);

    /** File, line and key; code and field where there are some. */
    private static final Pattern PLACE =
            Pattern.compile("(.+?):[0-9]+: [^:]+(: [A-Z_]+(?=: )(: [^:;']+(?=: ))?)?", Pattern.DOTALL);

    private static final Pattern REQUIRED = Pattern.compile("(?s)(.+?):[0-9]+: ([^:]+)\\.required: SCHEMA: .*");

    // It stands in format.yaml, in.jslt, or in the one sample that has another.
    private static final Pattern SHARED = Pattern.compile(
            "are separated by .*, and csv\\.separator [^;]*|the hub's form requires [^,]*, and in\\.jslt makes none");

    /** @param line of the first sample */
    record Met(String line, Path first, int count) {

        Met and(Met other) {
            return new Met(line, first, count + other.count);
        }
    }

    /** @param said faults that are said anyway */
    SampleCauses(Path samples, List<String> said) {
        this(samples, List.copyOf(said), new LinkedHashMap<>());
    }

    /** Takes a line about a sample, if it is a cause; else gives it on. */
    void take(String line, Path sample, Consumer<String> others) {
        Matcher shared = SHARED.matcher(line);
        Matcher place = PLACE.matcher(line);
        if (shared.find()) {
            met.merge(samples.relativize(sample).getName(0) + shared.group(), new Met(line, sample, 1), Met::and);
        } else if (place.lookingAt() && !Path.of(place.group(1)).startsWith(samples)) {
            met.merge(place.group(), new Met(line, sample, 1), Met::and);
        } else {
            others.accept(line);
        }
    }

    void say(Consumer<String> out) {
        met.values().stream()
                .filter(each ->
                        said.stream().noneMatch(fault -> isSameCause(each.line(), fault) || isOfMapping(each, fault)))
                .filter(each -> met.values().stream().noneMatch(other -> isWithin(other.line(), each.line())))
                .forEach(each -> out.accept(each.line() + "; "
                        + (each.count() == 1 ? "met by " : "met by " + each.count() + " samples, the first is ")
                        + each.first()));
    }

    // An object is not there where nothing is that it is required to have.
    private static boolean isWithin(String one, String other) {
        Matcher within = REQUIRED.matcher(one);
        Matcher around = REQUIRED.matcher(other);
        return within.matches()
                && around.matches()
                && within.group(1).equals(around.group(1))
                && within.group(2).startsWith(around.group(2) + ".");
    }

    // What it does not make may be what is mistyped there.
    private boolean isOfMapping(Met met, String other) {
        Matcher fault = FAULT.matcher(other);
        Path jslt = samples.relativize(met.first()).getName(0).resolve("in.jslt");
        return met.line().contains(", and in.jslt makes none of this")
                && fault.matches()
                && Path.of(fault.group(1)).endsWith(jslt);
    }

    /** Of one place, or of one key of a file; what a table lacks may be in a row of it that is wrong. */
    private static boolean isSameCause(String one, String other) {
        Matcher cause = FAULT.matcher(one);
        Matcher fault = FAULT.matcher(other);
        return cause.matches()
                && fault.matches()
                && cause.group(1).equals(fault.group(1))
                && (cause.group(1).endsWith(".csv")
                        || cause.group(3).equals(fault.group(3))
                        || cause.group(2).equals(fault.group(2)));
    }
}
