package org.flaghoist.reload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.installation.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a hub decides by, to compare it with others: the text of its files, whose line ends do not count, and its
 * version. What is missing or wrong in them {@link Setup} reports.
 */
final class ConfigurationFiles {

    private static final String NO_JAR = "not packaged";

    private ConfigurationFiles() {}

    static Configuration read(SetupFiles read) throws IOException {
        @Nullable String version = ConfigurationFiles.class.getPackage().getImplementationVersion();
        return new Configuration(
                digest(policy(read)),
                digest(files(read.mappings(), "")),
                digest(files(read.config().resolve("partners"), "")),
                version == null ? NO_JAR : version);
    }

    /** The digest of each file of the release policy, the mappings and the partners, by its name. */
    static SortedMap<String, String> each(SetupFiles read) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        digests.putAll(each("config/", policy(read)));
        digests.putAll(each("mappings/", files(read.mappings(), "")));
        digests.putAll(each("config/partners/", files(read.config().resolve("partners"), "")));
        return digests;
    }

    private static Map<String, Path> policy(SetupFiles read) throws IOException {
        return files(read.policy().resolveSibling(""), SetupFiles.POLICY);
    }

    /** The same for what only a start reads: the settings and the routes. */
    static SortedMap<String, String> others(Path config, Collection<Path> routes) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : routes) {
            files(folder, "").forEach((name, file) -> files.put("routes/" + name, file));
        }
        try (Stream<Path> found = Files.list(config)) {
            found.filter(ConfigurationFiles::isSettings)
                    .forEach(file -> files.put("config/" + file.getFileName(), file));
        }
        return each("", files);
    }

    private static boolean isSettings(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("application") && name.endsWith(".yaml") && Files.isRegularFile(file);
    }

    private static SortedMap<String, String> each(String folder, Map<String, Path> files) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            digests.put(folder + file.getKey(), digest(Map.of(file.getKey(), file.getValue())));
        }
        return digests;
    }

    /** By the path below the folder, the same on every system. Secrets stand in none: they are named there. */
    private static Map<String, Path> files(Path folder, String one) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        Path start = folder.resolve(one);
        if (!Files.exists(start)) {
            return files;
        }
        // Mounted by Kubernetes each is a link into a hidden folder.
        try (Stream<Path> found = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> all = found.filter(Files::isRegularFile).toList();
            all.stream()
                    .map(folder::relativize)
                    .filter(ConfigurationFiles::counts)
                    .forEach(file -> files.put(file.toString().replace('\\', '/'), folder.resolve(file)));
        }
        return files;
    }

    private static boolean counts(Path file) {
        return SetupFiles.isShown(file) && !file.toString().endsWith(".md");
    }

    private static String digest(Map<String, Path> files) throws IOException {
        MessageDigest digest = sha256();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            byte[] text = Files.readString(file.getValue(), StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            digest.update((file.getKey() + "\0" + text.length + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(text);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
