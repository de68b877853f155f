package org.flaghoist.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.command.Commands;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.springframework.util.FileSystemUtils;

/**
 * A copy of this project's configuration, mappings and samples to which a seventh partner is added as an integrator
 * does: its own files are laid over the copy, {@code policy-entry.yaml} is written into the release policy, and
 * {@code flaghoist broker partners --write} makes the external broker's files.
 */
public final class SeventhPartner {

    private static final String SAMPLES = "src/test/samples";

    /** Between whom the contracts are that this project ships with. */
    public static final List<String> SIX = List.of("uk", "europol", "at", "bg", "ro", "ly");

    private final Map<Path, String> before = new HashMap<>();

    private final Path project;
    private final String id;
    private final Path itsFiles;

    private SeventhPartner(Path project, String id) {
        this.project = project;
        this.id = id;
        this.itsFiles = Path.of(SAMPLES, id + "-partner");
    }

    /** {@code policy-entry.yaml}: text put behind another one. */
    private record Entry(String file, String after, String add) {}

    /** The one that writes JSON, {@code vn}. */
    public static SeventhPartner addedIn(Path directory) throws IOException {
        return addedIn(directory, "vn");
    }

    /**
     * @param directory empty
     * @param id one of those whose files stand in {@code src/test/samples/<id>-partner}
     */
    public static SeventhPartner addedIn(Path directory, String id) throws IOException {
        SeventhPartner copy = new SeventhPartner(directory, id);
        copy.lay(Path.of("config"), "config");
        copy.lay(Path.of("mappings"), "mappings");
        for (String partner : SIX) {
            copy.lay(Path.of(SAMPLES, partner), SAMPLES + "/" + partner);
        }
        copy.takeAway();
        copy.writeBrokerFiles();
        copy.remember();
        for (String folder : List.of("config", "mappings", SAMPLES)) {
            copy.lay(copy.itsFiles.resolve(folder), folder);
        }
        copy.addEntry();
        copy.writeBrokerFiles();
        return copy;
    }

    /** The same in another folder, for a test that changes its files. */
    public SeventhPartner copiedTo(Path directory) throws IOException {
        FileSystemUtils.copyRecursively(project, directory);
        return new SeventhPartner(directory, id);
    }

    /** Whoever walks docs/add-a-partner.md with vn has it in the project already. */
    private void takeAway() throws IOException {
        FileSystemUtils.deleteRecursively(mappings().resolve(id));
        for (Path file : files(itsFiles)) {
            Files.deleteIfExists(project.resolve(itsFiles.relativize(file)));
        }
        Entry entry = entry();
        Path file = project.resolve(entry.file());
        Files.writeString(file, Files.readString(file).replace(entry.add(), ""));
    }

    private void writeBrokerFiles() {
        int code = Commands.run(new String[] {
            "broker",
            "partners",
            "--write",
            "--config",
            config().toString(),
            "--mappings",
            mappings().toString()
        });
        if (code != 0) {
            throw new IllegalStateException("the broker's files cannot be written");
        }
    }

    private void remember() throws IOException {
        for (Path file : files(project)) {
            before.put(project.relativize(file), content(file));
        }
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
        for (Path file : files(from)) {
            Path target = project.resolve(to).resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void addEntry() throws IOException {
        Entry entry = entry();
        Path file = project.resolve(entry.file());
        String text = Files.readString(file);
        int at = text.indexOf(entry.after());
        if (at < 0) {
            throw new IllegalStateException(file + " has no '" + entry.after() + "'; change policy-entry.yaml");
        }
        int behind = at + entry.after().length();
        Files.writeString(file, text.substring(0, behind) + entry.add() + text.substring(behind));
    }

    private Entry entry() {
        SetupFaults faults = new SetupFaults();
        Entry entry =
                Objects.requireNonNull(StrictYaml.read(itsFiles.resolve("policy-entry.yaml"), Entry.class, faults));
        faults.throwIfAny();
        return entry;
    }

    /** The files that the partner brought; of a folder of its own, the folder. */
    public Set<String> added() throws IOException {
        Set<String> added = new TreeSet<>();
        for (Path file : files(project)) {
            Path name = project.relativize(file);
            if (!before.containsKey(name)) {
                Path parent = name.getParent();
                Path own = parent.endsWith(id) ? parent : parent.getParent();
                added.add(own.endsWith(id) ? own + "/" : name.toString());
            }
        }
        return added;
    }

    /** The files of before that are not as they were. */
    public Set<String> changed() throws IOException {
        Set<String> changed = new TreeSet<>();
        for (Map.Entry<Path, String> file : before.entrySet()) {
            if (!content(project.resolve(file.getKey())).equals(file.getValue())) {
                changed.add(file.getKey().toString());
            }
        }
        return changed;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A character for each byte: not all are text. */
    private static String content(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
