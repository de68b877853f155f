package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.format.CalledWords;
import org.flaghoist.notification.MeantName;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partners;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** All partners that have a folder or a partner file. */
record KnownPartners(Set<String> ids) {

    private static final String YAML = ".yaml";

    static KnownPartners of(Folders folders) {
        return of(
                folders, CalledWords.read(folders.mappings(), new SetupFaults()).partners());
    }

    /** @param mapped those that have a folder */
    static KnownPartners of(Folders folders, Set<String> mapped) {
        Set<String> all = new TreeSet<>(mapped);
        try (Stream<Path> files = Files.list(folders.config().resolve("partners"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(YAML))
                    .map(name -> name.substring(0, name.length() - YAML.length()))
                    .filter(Partners::isId)
                    .forEach(all::add);
        } catch (IOException said) {
            // Of a folder that cannot be read there is a fault.
            return new KnownPartners(all);
        }
        return new KnownPartners(all);
    }

    /**
     * Refuses a partner that nobody knows.
     *
     * @param id null, or a word for all, where the option names none
     */
    void require(String option, @Nullable String id, CommandLine line) {
        if (id == null || id.equals(CoverageCheck.ALL) || ids.contains(id)) {
            return;
        }
        String meant = MeantName.of(id, ids);
        throw new CommandLine.ParameterException(
                line,
                "There is no partner '%s', which %s names; %s: %s."
                        .formatted(
                                id,
                                option,
                                meant == null ? "known" : "did you mean '" + meant + "'? Known",
                                String.join(", ", ids)));
    }
}
