package org.flaghoist.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flaghoist.mapping.Mappings;

/** Packs all that a partner's engineer needs: how-to, interface, schema, samples, cases, the jar and its libraries. */
public final class KitZip {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Folder of the jar: what each simulated partner sends, in its own form. */
    private static final String DEMO = "demo/";

    private final KitSources sources;

    /**
     * Where its parts stand.
     *
     * @param jar with its libraries in {@code lib/} beside it
     */
    public record KitSources(Path config, Path mappings, Path samples, Path cases, Path howTo, Path jar) {}

    public KitZip(KitSources sources) {
        this.sources = sources;
    }

    /** @return the zip, {@code partner-kit-<id>.zip} in that folder */
    public Path write(String partner, Mappings mappings, Path folder) throws IOException {
        Path file = folder.resolve("partner-kit-" + partner + ".zip");
        String root = "partner-kit-" + partner + "/";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, root + "for-partners.md", howTo(partner).getBytes(StandardCharsets.UTF_8));
            add(zip, root + "kit/cases.yaml", sources.cases());
            add(
                    zip,
                    root + "config/partners/" + partner + ".yaml",
                    sources.config().resolve("partners").resolve(partner + ".yaml"));
            for (String common : List.of("README.md", "notification.schema.json", "codes", partner)) {
                addAll(zip, root + "mappings/" + common, sources.mappings().resolve(common));
            }
            addAll(zip, root + "samples/" + partner, sources.samples().resolve(partner));
            addLargest(zip, root + "samples/" + partner + "/out/", partner, mappings);
            // They are compressed.
            zip.setLevel(Deflater.NO_COMPRESSION);
            addJar(zip, root + "flaghoist.jar", sources.jar());
            addAll(zip, root + "lib", sources.jar().resolveSibling("lib"));
        }
        return file;
    }

    // So that its commands can be copied.
    private String howTo(String partner) throws IOException {
        return Files.readString(sources.howTo())
                .replace("<id>", partner)
                .replace("<ID>", partner.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    // It takes the words of its sender, another partner, which are not in the kit.
    private void addLargest(ZipOutputStream zip, String folder, String partner, Mappings mappings) throws IOException {
        String extension = mappings.of(partner).extension();
        KitSamples samples = new KitSamples(sources.samples(), partner, extension);
        NativeSample largest =
                LargestCopy.of(mappings, partner, samples.copies()).orElse(null);
        if (largest != null) {
            add(zip, folder + largest.name() + "." + extension, largest.bytes());
            add(zip, folder + largest.name() + ".notification.json", JSON.writeValueAsBytes(largest.form()));
        }
    }

    private static void addAll(ZipOutputStream zip, String name, Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            add(zip, name, from);
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                // What a partner calls others, in the words of these, is not its own.
                if (!file.endsWith("called.yaml")) {
                    add(zip, name + "/" + from.relativize(file).toString().replace('\\', '/'), file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void addJar(ZipOutputStream zip, String name, Path jar) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (ZipFile from = new ZipFile(jar.toFile())) {
            ZipOutputStream to = new ZipOutputStream(zip);
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!entry.getName().startsWith(DEMO)) {
                    add(to, entry.getName(), from.getInputStream(entry).readAllBytes());
                }
            }
            to.finish();
        }
        zip.closeEntry();
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
