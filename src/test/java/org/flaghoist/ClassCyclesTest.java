package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever reads a class need not have read those that use it: no two know each other, not even by way of others. */
final class ClassCyclesTest {

    private static final String ROOT = "org.flaghoist.";
    private static final String SEALED = "a sealed interface names what implements it";
    private static final String KEYS = "Jackson makes the record from its keys as they are written, and asks it how";

    /** What makes a circle and stays, with the reason. */
    private static final Map<Knowledge, String> STAY = Map.ofEntries(
            stays("broker.Broker", "broker.EmbeddedBroker", SEALED),
            stays("broker.Broker", "broker.ExternalBroker", SEALED),
            stays("demo.SimulatedPartner", "demo.JmsPartner", SEALED),
            stays("demo.SimulatedPartner", "demo.SftpPartner", SEALED),
            stays("partner.Transport", "partner.Jms", SEALED),
            stays("partner.Transport", "partner.Sftp", SEALED),
            stays("format.definition.Field", "format.definition.FieldKeys", KEYS),
            stays("format.definition.FormatFile", "format.definition.FormatKeys", KEYS),
            stays("format.definition.XmlForm", "format.definition.XmlKeys", KEYS),
            stays("format.definition.Fields", "format.definition.Field", "fields may have fields"),
            stays(
                    "notification.Place",
                    "notification.Faults",
                    "a place knows its message's faults, a fault its place"));

    /** That a class uses another, both with their package and without what is nested in them. */
    private record Knowledge(String of, String about) {}

    private static Map.Entry<Knowledge, String> stays(String of, String about, String reason) {
        return Map.entry(new Knowledge(ROOT + of, ROOT + about), reason);
    }

    @Test
    void noTwoClassesKnowEachOther() {
        Set<Knowledge> all = all();
        assertThat(all).hasSizeGreaterThan(1000);
        all.removeAll(STAY.keySet());
        assertThat(circles(all))
                .as("each of these is in a circle, or between two")
                .isEmpty();
    }

    @Test
    void whatStaysIsThereAndMakesACircle() {
        Set<Knowledge> all = all();
        assertThat(all).containsAll(STAY.keySet());
        for (Knowledge one : STAY.keySet()) {
            Set<Knowledge> withIt = new HashSet<>(all);
            withIt.removeIf(each -> STAY.containsKey(each) && !each.equals(one));
            assertThat(circles(withIt)).as("%s", one).contains(one);
        }
    }

    // What is used by nothing, or uses nothing, is in no circle; without it there may be more such.
    private static Set<Knowledge> circles(Set<Knowledge> all) {
        Set<Knowledge> left = all;
        int before;
        do {
            before = left.size();
            Set<String> using = left.stream().map(Knowledge::of).collect(Collectors.toSet());
            Set<String> used = left.stream().map(Knowledge::about).collect(Collectors.toSet());
            left = left.stream()
                    .filter(one -> used.contains(one.of()) && using.contains(one.about()))
                    .collect(Collectors.toSet());
        } while (left.size() < before);
        return left;
    }

    // The compiler's constants and sealed interfaces leave traces that ArchUnit does not see.
    private static Set<Knowledge> all() {
        StringWriter printed = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        PrintWriter out = new PrintWriter(printed);
        assertThat(jdeps.run(out, out, "-verbose:class", "-filter:none", "--ignore-missing-deps", "target/classes"))
                .isZero();
        String type = "(" + Pattern.quote(ROOT) + "[\\w.]+)\\S*";
        return Pattern.compile("(?m)^ +" + type + " +-> " + type)
                .matcher(printed.toString())
                .results()
                .map(line -> new Knowledge(line.group(1), line.group(2)))
                .filter(one -> !one.of().equals(one.about()))
                .collect(Collectors.toSet());
    }
}
