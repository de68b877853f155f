package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Rejection;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleaseDecision.Outcome;
import org.flaghoist.release.RuleWords;
import org.flaghoist.tryout.TriedCopy;
import org.flaghoist.tryout.TriedFile;
import org.flaghoist.tryout.TriedNotification;

/** Prints what would come of a file, for people. */
final class TriedText {

    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final Path file;
    private final Path folder;
    private final Mappings mappings;
    private final RuleWords rules;

    /** @param folder that the mappings were read from */
    TriedText(PrintWriter out, Path file, Path folder, Setup setup) {
        this.out = out;
        this.file = file;
        this.folder = folder;
        this.mappings = setup.mappings();
        this.rules = new RuleWords(setup::policy);
    }

    void print(TriedFile tried) {
        FaultLines lines =
                new FaultLines(file, folder.resolve(tried.partner()), mappings.of(tried.partner()), tried.content());
        if (tried.fault() != null) {
            out.println(lines.of(tried.fault()));
        }
        for (TriedNotification notification : tried.notifications()) {
            print(tried, notification, lines);
        }
        out.println(summary(tried));
    }

    private void print(TriedFile tried, TriedNotification notification, FaultLines lines) {
        out.println("== notification " + (tried.notifications().indexOf(notification) + 1) + " of " + tried.count());
        if (notification.isSpill()) {
            out.println("-- native form: not shown, as it is above the hub's ceiling");
        } else {
            text("native form", mappings.of(tried.partner()), notification.original());
        }
        notification.faults().forEach(fault -> out.println(lines.of(fault)));
        if (notification.broken() != null) {
            out.println(notification.broken().words());
        }
        ObjectNode form = notification.form();
        if (form != null) {
            out.println("-- hub form");
            indented(form.toPrettyString());
            out.println("-- decisions");
            notification.copies().forEach(copy -> out.println(decided(copy)));
            notification.copies().forEach(this::print);
        }
    }

    private String decided(TriedCopy copy) {
        ReleaseDecision decision = copy.decision();
        String words = rules.of(decision);
        return INDENT + "%-16s %-7s  %s: %s".formatted(copy.recipient(), decision.outcome(), decision.rule(), words);
    }

    private void print(TriedCopy copy) {
        Mapping mapping = mappings.of(copy.recipient());
        String held = copy.decision().outcome() == Outcome.HOLD ? ", once two people release it" : "";
        Rejection fault = copy.fault();
        if (fault != null) {
            out.println("-- " + copy.recipient() + " cannot be given it" + held);
            out.println(
                    copy.broken() == null
                            ? WrittenFault.ofCopy(folder, copy.recipient()).line(fault)
                            : copy.broken().words());
        } else if (copy.content() != null) {
            text(copy.recipient() + " gets" + held + redactions(copy), mapping, copy.content());
        }
    }

    private static String redactions(TriedCopy copy) {
        List<String> paths = copy.redactions();
        return paths.isEmpty() ? "" : ", without " + String.join(" ", paths);
    }

    private void text(String title, Mapping mapping, byte[] content) {
        var text = mapping.text(content);
        out.println("-- %s (%s, %s, %d bytes)".formatted(title, mapping.extension(), text.charset(), content.length));
        indented(text.text());
    }

    private void indented(String text) {
        out.println(text.lines().map(line -> INDENT + line).collect(Collectors.joining("\n")));
    }

    private String summary(TriedFile tried) {
        List<TriedCopy> copies = tried.notifications().stream()
                .flatMap(notification -> notification.copies().stream())
                .toList();
        long rejected = tried.notifications().stream()
                .filter(notification -> notification.form() == null)
                .count();
        return "%s: %d accepted, %d rejected; copies: %d, held: %d, refused: %d, failed: %d"
                .formatted(
                        file,
                        tried.notifications().size() - rejected,
                        rejected + (tried.fault() == null ? 0 : 1),
                        count(copies, Outcome.RELEASE),
                        count(copies, Outcome.HOLD),
                        count(copies, Outcome.REFUSE),
                        copies.stream().filter(copy -> copy.fault() != null).count());
    }

    private static long count(List<TriedCopy> copies, Outcome outcome) {
        return copies.stream()
                .filter(copy -> copy.fault() == null && copy.decision().outcome() == outcome)
                .count();
    }
}
