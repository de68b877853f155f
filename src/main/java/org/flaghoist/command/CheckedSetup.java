package org.flaghoist.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.draft.LookMarks;
import org.flaghoist.draft.NativeSides;
import org.flaghoist.exchange.Setup;
import org.flaghoist.format.CalledWords;
import org.flaghoist.lint.FilePatterns;
import org.flaghoist.lint.Lint;
import org.flaghoist.lint.NotCarriedRows;
import org.flaghoist.lint.SharedServers;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Configuration and mappings, as far as they can be read.
 *
 * @param partners whose folders there are
 * @param faults which stop a start
 * @param setup null where there are any
 * @param mappings of the partners whose folders have none
 */
record CheckedSetup(
        Folders folders,
        Set<String> partners,
        List<String> faults,
        @Nullable Setup setup,
        Mappings mappings) {

    static CheckedSetup read(Folders folders, Secrets secrets) {
        Set<String> partners =
                CalledWords.read(folders.mappings(), new SetupFaults()).partners();
        try {
            Setup setup = Setup.read(folders.config(), folders.mappings(), secrets);
            return new CheckedSetup(folders, partners, List.of(), setup, setup.mappings());
        } catch (SetupException e) {
            return new CheckedSetup(folders, partners, e.faults(), null, sound(folders));
        }
    }

    /** The same with the faults of one partner's credentials. */
    CheckedSetup withCredentials(String partner, Secrets secrets) {
        SetupFaults found = new SetupFaults();
        Partners.readOne(partner, folders.config(), folders.mappings(), secrets, found);
        List<String> all =
                Stream.concat(faults.stream(), found.all().stream()).distinct().toList();
        return new CheckedSetup(folders, partners, all, all.isEmpty() ? setup : null, mappings);
    }

    private static Mappings sound(Folders folders) {
        try {
            return Mappings.read(folders.mappings(), new SetupFaults());
        } catch (SetupException said) {
            return new Mappings(Map.of());
        }
    }

    MadeFiles made() throws IOException {
        return MadeFiles.of(folders.mappings(), mappings.partners());
    }

    /** What a hub can start with. Beside faults: what does not depend on them. */
    List<String> findings(Path samples) throws IOException {
        List<String> findings = new ArrayList<>();
        try {
            findings.addAll(folders.policyFile().findings());
            findings.addAll(lint(partners, folders.policy().partners()));
        } catch (SetupException said) {
            findings.addAll(lint(partners, partners));
        }
        if (setup != null) {
            findings.addAll(SharedServers.of(folders.config(), setup.partners().all()));
            findings.addAll(FilePatterns.of(
                    folders.config(),
                    setup.partners().all(),
                    id -> mappings.of(id).extension()));
        }
        findings.addAll(LookMarks.left(folders.config(), folders.mappings(), samples, partners));
        if (setup != null) {
            // Before, none could be rendered.
            findings.addAll(NativeSides.missing(samples, partners));
            findings.addAll(new MessageSamples(samples, folders, setup).faults());
        }
        findings.addAll(new UnreadSamples(samples, mappings).faults(all()));
        findings.addAll(NotCarriedRows.faults(samples, folders.mappings(), partners));
        UrgencyFaults said = new UrgencyFaults(folders.mappings(), List.copyOf(findings));
        new UrgencySamples(samples, folders.mappings())
                .faults(mappings).stream().filter(fault -> !said.have(fault)).forEach(findings::add);
        return SaidMoves.causes(findings);
    }

    /** The same without the mappings of partners whose samples would all differ, for a fault that is found. */
    CheckedSetup triable(List<String> findings) {
        Map<String, Mapping> triable = new LinkedHashMap<>();
        mappings.partners().stream()
                .filter(partner -> findings.stream().noneMatch(fault -> hasSwappedTable(fault, partner)))
                .forEach(partner -> triable.put(partner, mappings.of(partner)));
        return new CheckedSetup(folders, partners, faults, setup, new Mappings(triable));
    }

    private boolean hasSwappedTable(String fault, String partner) {
        Path folder = folders.mappings().resolve(partner);
        return fault.startsWith(folder + File.separator) && Lint.makesAllDiffer(fault);
    }

    /** Partners that cannot be tried. */
    Set<String> left() {
        Set<String> left = new TreeSet<>(partners);
        left.removeAll(mappings.partners());
        return left;
    }

    /** Samples of others that would differ for what is said. */
    UntriedSamples untriedSamples(List<String> findings) {
        List<String> all = Stream.concat(faults.stream(), findings.stream()).toList();
        return UntriedSamples.of(left(), partners, folders.mappings(), all);
    }

    /** The same in words: partners that cannot be tried; empty where all can be. */
    String untried() {
        Set<String> left = left();
        return left.isEmpty()
                ? ""
                : "not tried, as long as their folders have faults: the samples of " + String.join(", ", left);
    }

    /** All partners that have a folder or a partner file. */
    Set<String> all() {
        return KnownPartners.of(folders, partners).ids();
    }

    private List<String> lint(Set<String> partners, Set<String> inPolicy) {
        try {
            return Lint.beside(faults, folders.config(), folders.mappings(), partners, inPolicy);
        } catch (SetupException said) {
            return List.of();
        }
    }
}
