package org.flaghoist.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The partners of {@code config/partners}, however many there are: whoever adds one edits no test. */
public final class ShippedPartners {

    private static final Path FOLDER = Path.of("config/partners");
    private static final String FILE = ".yaml";
    private static final Pattern PORT = Pattern.compile("port: \\{env: (\\w+)");

    private ShippedPartners() {}

    /** Their ids. */
    public static List<String> ids() {
        return files().stream()
                .map(file -> file.getFileName().toString().replace(FILE, ""))
                .toList();
    }

    /** The variables that have the ports of their SFTP servers. */
    static List<String> ports() {
        return files().stream()
                .flatMap(file -> PORT.matcher(text(file)).results())
                .map(found -> found.group(1))
                .toList();
    }

    /** Settings of a hub's demo that simulates all of them, the SFTP servers on free ports. */
    public static List<String> simulated() {
        return simulated(ids());
    }

    /** The same for these of them. */
    public static List<String> simulated(List<String> partners) {
        List<String> settings = new ArrayList<>();
        settings.add("--flaghoist.demo.partners=" + String.join(",", partners));
        ports().forEach(name -> settings.add("--" + name + "=" + FreePorts.next()));
        return settings;
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(FILE)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
