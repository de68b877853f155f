package org.flaghoist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * A copy of this project's configuration, mappings and samples to which partner {@code vn} is added as an integrator
 * does: its own files are laid over the copy, and what {@code others.yaml} says is written into the others' files.
 */
public final class SeventhPartner {

    private static final Path ADDED = Path.of("src/test/samples/vn-partner");
    private static final String SAMPLES = "src/test/samples";
    private static final List<String> PARTNERS = List.of("uk", "europol", "at", "bg", "ro", "ly");

    private final Path project;

    private SeventhPartner(Path project) {
        this.project = project;
    }

    /** One change of {@code others.yaml}: text put behind another one, or at the end of the file. */
    private record Change(String file, @Nullable String after, String add) {}

    private record Changes(List<Change> changes) {}

    /** @param directory empty */
    public static SeventhPartner addedIn(Path directory) throws IOException {
        SeventhPartner copy = new SeventhPartner(directory);
        copy.lay(Path.of("config"), "config");
        copy.lay(Path.of("mappings"), "mappings");
        for (String partner : PARTNERS) {
            copy.lay(Path.of(SAMPLES, partner), SAMPLES + "/" + partner);
        }
        for (String folder : List.of("config", "mappings", SAMPLES)) {
            copy.lay(ADDED.resolve(folder), folder);
        }
        copy.changeOthers();
        return copy;
    }

    public Path config() {
        return project.resolve("config");
    }

    public Path mappings() {
        return project.resolve("mappings");
    }

    public Path samples() {
        return project.resolve(SAMPLES);
    }

    private void lay(Path from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = project.resolve(to).resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void changeOthers() throws IOException {
        SetupFaults faults = new SetupFaults();
        Changes all = StrictYaml.read(ADDED.resolve("others.yaml"), Changes.class, faults);
        faults.throwIfAny();
        for (Change change : Objects.requireNonNull(all).changes()) {
            change(project.resolve(change.file()), change);
        }
    }

    private static void change(Path file, Change change) throws IOException {
        String text = Files.readString(file);
        if (text.contains(change.add())) {
            // Whoever walks docs/add-a-partner.md with vn has it there already.
            return;
        }
        int at = change.after() == null ? text.length() : text.indexOf(change.after());
        if (at < 0) {
            throw new IllegalStateException(file + " has no '" + change.after() + "'; mend others.yaml");
        }
        int behind = change.after() == null ? at : at + change.after().length();
        Files.writeString(file, text.substring(0, behind) + change.add() + text.substring(behind));
    }
}
