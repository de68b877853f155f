package org.flaghoist.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.PartnerWords;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;

/**
 * Looks through the files of all partners for what no start finds: names that match nothing, words that are missing,
 * partners that nobody may exchange anything with. The files are sound otherwise: they were read before.
 */
public final class Lint {

    private final Path config;
    private final Path mappings;
    private final CalledWords called;
    private final SetupFaults found = new SetupFaults();

    private Lint(Path config, Path mappings) {
        this.config = config;
        this.mappings = mappings;
        this.called = CalledWords.read(mappings, found);
    }

    /**
     * @param partners those that have a mapping
     * @param inPolicy those that the release policy lists
     * @return each with file, line and key
     */
    public static List<String> of(Path config, Path mappings, Set<String> partners, Set<String> inPolicy) {
        Lint lint = new Lint(config, mappings);
        HubNames hub = HubNames.read(mappings.resolve("notification.schema.json"));
        new TreeSet<>(partners).forEach(partner -> lint.check(partner, hub, inPolicy));
        PartnerWords.missing(mappings, partners).forEach(lint.found::add);
        return lint.found.all();
    }

    /** What is no fault, but lost: words of partners' own grading schemes that come back otherwise than they went. */
    public static List<String> oneWay(Path mappings, Set<String> partners) {
        List<String> lines = new ArrayList<>();
        SetupFaults faults = new SetupFaults();
        for (String partner : new TreeSet<>(partners)) {
            Path folder = mappings.resolve(partner);
            FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
            if (format != null) {
                lines.addAll(new Gradings(folder, faults).oneWay(format));
            }
        }
        return lines;
    }

    private void check(String partner, HubNames hub, Set<String> inPolicy) {
        Path folder = mappings.resolve(partner);
        FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, found);
        if (format != null) {
            new AbsenceNames(folder, hub, found).check(format);
            new TableWords(folder, hub, found).check(format);
            new Gradings(folder, found).check(format);
            new UnfitWords(folder, called, found).check(format);
            new LongTextNames(folder, found).check(format);
            new MovedMembers(folder, hub, found).check(format);
        }
        Path file = config.resolve("partners").resolve(partner + ".yaml");
        if (Files.exists(file) && !inPolicy.contains(partner)) {
            found.add(
                    file,
                    1,
                    partner
                            + ": is not in release-policy.yaml, so it neither sends nor receives; list it under partners");
        }
    }
}
