package org.flaghoist.lint;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.mapping.PartnerWords;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.UnlistedPartner;

/**
 * Looks through the files of all partners for what no start finds: names that match nothing, words that are missing,
 * partners that nobody may exchange anything with. The files were read before; where that found faults, what depends on
 * these is left out.
 */
public final class Lint {

    private final Path config;
    private final Path mappings;
    private final CalledWords called;
    private final List<String> known;
    private final SetupFaults found = new SetupFaults();

    private Lint(Path config, Path mappings, List<String> known) {
        this.config = config;
        this.mappings = mappings;
        this.known = known;
        this.called = CalledWords.read(mappings, found);
    }

    /**
     * @param partners those that have a mapping
     * @param inPolicy those that the release policy lists
     * @return each with file, line and key
     */
    public static List<String> of(Path config, Path mappings, Set<String> partners, Set<String> inPolicy) {
        return beside(List.of(), config, mappings, partners, inPolicy);
    }

    /**
     * The same where a start would find faults: what does not depend on these.
     *
     * @param known those faults
     */
    public static List<String> beside(
            List<String> known, Path config, Path mappings, Set<String> partners, Set<String> inPolicy) {
        Lint lint = new Lint(config, mappings, known);
        HubNames hub = HubNames.read(mappings.resolve("notification.schema.json"));
        new TreeSet<>(partners).forEach(partner -> lint.check(partner, hub, inPolicy));
        PartnerWords.missing(mappings, partners).forEach(lint.found::add);
        return lint.found.all().stream().filter(each -> !known.contains(each)).toList();
    }

    /**
     * What is no fault, but lost: words of partners' own grading schemes that come back otherwise than they went.
     *
     * @param all also where a scheme has no better word
     */
    public static List<String> oneWay(Path mappings, Set<String> partners, boolean all) {
        List<String> lines = new ArrayList<>();
        SetupFaults faults = new SetupFaults();
        for (String partner : new TreeSet<>(partners)) {
            Path folder = mappings.resolve(partner);
            FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
            if (format != null) {
                lines.addAll(new Gradings(folder, faults).oneWay(format, all));
            }
        }
        return lines;
    }

    /** Whether a fault makes all samples of its partner differ: a table is another's, or its columns are swapped. */
    public static boolean makesAllDiffer(String fault) {
        return fault.contains(": " + TableWords.COLUMNS + ": ") || isOfWrongTable(fault);
    }

    private static boolean isOfWrongTable(String fault) {
        return fault.contains(WrongTables.NAME_IT);
    }

    private void check(String partner, HubNames hub, Set<String> inPolicy) {
        Path folder = mappings.resolve(partner);
        FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, found);
        if (format != null) {
            look(folder, () -> new AbsenceNames(folder, hub, found).check(format));
            FieldMeanings meanings = meanings(partner, format);
            checkWords(folder, format, hub, meanings);
            look(folder, () -> new IdleKeys(folder, found).check(format));
            look(folder, () -> new UnfitWords(folder, called, found).check(format));
            look(folder, () -> new SchemaWords(folder, called, found).check(format));
            look(folder, () -> new OnlyWrittenWords(folder, found).check(format));
            look(folder, () -> new OwnWord(folder, found).check(format));
            look(folder, () -> new HourTwice(folder, Instant.now(), found).check(format));
            look(folder, () -> new SensitiveLabel(folder, found).check(format));
            look(folder, () -> new PositionNumbers(folder, found).check(format));
            look(folder, () -> new UrgencyWords(folder, found).check(format));
            look(folder, () -> new LongTextNames(folder, found).check(format));
            look(folder, () -> new ReadmeFields(folder, found).check(format, meanings, hub::has));
            if (!isKnown(folder, ".jslt:")) {
                look(folder, () -> new MovedMembers(folder, hub, found).check(format));
                look(folder, () -> new PersonalFields(mappings, partner, found).check(format, meanings));
                look(folder, () -> new GroupedRevisions(folder, found).check(format, meanings));
            }
            // Else it is as likely the name that is mistyped.
            if (!isKnown(folder, ".jslt:") && !isKnown(folder, " code table ") && !hasWrongTable(folder)) {
                look(folder, () -> new UnnamedTables(folder, found).check(format));
            }
        }
        if (!inPolicy.contains(partner)) {
            checkPolicy(partner, folder);
        }
    }

    private void checkWords(Path folder, FormatFile format, HubNames hub, FieldMeanings meanings) {
        Predicate<String> isNamed = isKnown(folder, ".jslt:") ? table -> false : MemberWords.named(folder);
        MemberWords due = new MemberWords(hub, meanings, called.partners(), isNamed);
        look(folder, () -> new TableWords(folder, hub, due, found).check(format));
        look(folder, () -> new ListedMembers(folder, due, found).check(format));
        look(folder, () -> new Gradings(folder, found).check(format));
        look(folder, () -> new SplitGradings(folder, meanings, found).check(format));
    }

    private void checkPolicy(String partner, Path folder) {
        Path file = Partners.file(config, partner);
        Path policy = config.resolve("release-policy.yaml");
        if (Files.exists(file)) {
            UnlistedPartner.report(policy, partner, found);
        } else {
            found.addWhole(
                    folder,
                    "is of no partner: there is no " + file + ", and no entry for " + partner + " in " + policy
                            + "; add both, or remove the folder");
        }
    }

    private boolean hasWrongTable(Path folder) {
        return found.all().stream()
                .anyMatch(fault -> fault.startsWith(folder + File.separator) && isOfWrongTable(fault));
    }

    private FieldMeanings meanings(String partner, FormatFile format) {
        List<FieldMeanings> read = new ArrayList<>();
        Path folder = mappings.resolve(partner);
        if (!isKnown(folder, ".jslt:")) {
            look(folder, () -> read.add(read(partner, format)));
        }
        return read.isEmpty() ? FieldMeanings.none() : read.get(0);
    }

    private FieldMeanings read(String partner, FormatFile format) {
        try {
            return FieldMeanings.ofRead(mappings, partner, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isKnown(Path folder, String what) {
        return known.stream().anyMatch(fault -> fault.startsWith(folder.toString()) && fault.contains(what));
    }

    // A pattern that is none, for instance, is said, and whoever uses it breaks off.
    private void look(Path folder, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            if (known.stream().noneMatch(fault -> fault.startsWith(folder.toString()))) {
                throw e;
            }
        }
    }
}
