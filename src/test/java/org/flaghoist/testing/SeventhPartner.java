package org.flaghoist.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;

/**
 * A copy of this project's configuration, mappings and samples to which partner {@code vn} is added as an integrator
 * does: its own files are laid over the copy, and {@code policy-entry.yaml} is written into the release policy.
 */
public final class SeventhPartner {

    private static final Path ADDED = Path.of("src/test/samples/vn-partner");
    private static final String SAMPLES = "src/test/samples";
    private static final List<String> PARTNERS = List.of("uk", "europol", "at", "bg", "ro", "ly");

    private final Path project;

    private SeventhPartner(Path project) {
        this.project = project;
    }

    /** {@code policy-entry.yaml}: text put behind another one. */
    private record Entry(String file, String after, String add) {}

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
        copy.addEntry();
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

    private void addEntry() throws IOException {
        SetupFaults faults = new SetupFaults();
        Entry entry = Objects.requireNonNull(StrictYaml.read(ADDED.resolve("policy-entry.yaml"), Entry.class, faults));
        faults.throwIfAny();
        Path file = project.resolve(entry.file());
        String text = Files.readString(file);
        if (text.contains(entry.add())) {
            // Whoever walks docs/add-a-partner.md with vn has it there already.
            return;
        }
        int at = text.indexOf(entry.after());
        if (at < 0) {
            throw new IllegalStateException(file + " has no '" + entry.after() + "'; change policy-entry.yaml");
        }
        int behind = at + entry.after().length();
        Files.writeString(file, text.substring(0, behind) + entry.add() + text.substring(behind));
    }

    /** The files and folders below {@code config/} and {@code mappings/} that are new or other than the project's. */
    public Set<String> touched() throws IOException {
        Set<String> touched = new TreeSet<>();
        for (String folder : List.of("config", "mappings")) {
            try (Stream<Path> files = Files.walk(project.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path original = project.relativize(file);
                    if (!Files.exists(original.getParent())) {
                        touched.add(original.getParent() + "/");
                    } else if (!Files.exists(original) || Files.mismatch(file, original) >= 0) {
                        touched.add(original.toString());
                    }
                }
            }
        }
        return touched;
    }
}
