package org.flaghoist.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.notification.SetupFault;
import org.jspecify.annotations.Nullable;

/**
 * What samples meet that stands elsewhere, in a mapping, a form or a table: each once, however many meet it.
 *
 * @param samples the folder of all
 * @param said faults that are said anyway, and need not be said once more
 */
record SampleCauses(Path samples, List<String> said, Map<String, Met> met) {

    /** File, line and key; code and field where there are some. */
    private static final Pattern PLACE =
            Pattern.compile("(.+?):[0-9]+: [^:]+(: [A-Z_]+(?=: )(: [^:;']+(?=: ))?)?", Pattern.DOTALL);

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
        SetupFault within = SetupFault.of(one);
        SetupFault around = SetupFault.of(other);
        return within != null
                && around != null
                && within.file().equals(around.file())
                && standsIn(WrittenFault.required(within), WrittenFault.required(around));
    }

    private static boolean standsIn(@Nullable String within, @Nullable String around) {
        return within != null && around != null && within.startsWith(around + ".");
    }

    // What it does not make may be what is mistyped there.
    private boolean isOfMapping(Met met, String other) {
        SetupFault fault = SetupFault.of(other);
        Path jslt = samples.relativize(met.first()).getName(0).resolve("in.jslt");
        return met.line().contains(", and in.jslt makes none of this")
                && fault != null
                && Path.of(fault.file()).endsWith(jslt);
    }

    /** Of one place, or of one key of a file; what a table lacks may be in a row of it that is wrong. */
    private static boolean isSameCause(String one, String other) {
        SetupFault cause = SetupFault.of(one);
        SetupFault fault = SetupFault.of(other);
        return cause != null
                && fault != null
                && cause.file().equals(fault.file())
                && (cause.file().endsWith(".csv") || cause.key().equals(fault.key()) || cause.line() == fault.line());
    }
}
