package org.flaghoist.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;

/** Packs all that a partner's engineer needs: how-to, interface, schema, samples, cases, the jar and its libraries. */
public final class KitZip {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Folder of the jar: what each simulated partner sends, in its own form. */
    private static final String DEMO = "demo/";

    /** In the jar of a kit: the commands that it offers, for which there are libraries. */
    private static final String COMMANDS = "kit-commands";

    private static final String OFFERED = "rehearse translate render receipt\n";

    /** Keys of a partner's file that say how the hub reaches it. */
    private static final Set<String> REACHED_BY = Set.of("name", "jms", "sftp");

    private final KitSources sources;

    public KitZip(KitSources sources) {
        this.sources = sources;
    }

    /**
     * Writes it whole, or not at all: one that is there stays as it is where another cannot be made.
     *
     * @return the zip, {@code partner-kit-<id>.zip} in that folder
     * @throws SetupException where a part of it is not there
     */
    public Path write(String partner, Mappings mappings, Path folder) throws IOException {
        sources.check(partner, mappings.partners());
        Path file = folder.resolve("partner-kit-" + partner + ".zip");
        Path begun = folder.resolve(file.getFileName() + ".part");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(begun))) {
                addParts(zip, "partner-kit-" + partner + "/", partner, mappings);
            }
            return Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private void addParts(ZipOutputStream zip, String root, String partner, Mappings mappings) throws IOException {
        add(zip, root + "for-partners.md", howTo(partner).getBytes(StandardCharsets.UTF_8));
        add(zip, root + "kit/cases.yaml", sources.cases());
        add(zip, root + "config/partners/" + partner + ".yaml", partnerFile(partner));
        for (String common : List.of("README.md", "notification.schema.json", "codes", partner)) {
            addAll(zip, root + "mappings/" + common, sources.mappings().resolve(common));
        }
        addAll(zip, root + "samples/" + partner, sources.samples().resolve(partner));
        addCases(zip, root + "samples/" + partner + "/out/", partner, mappings);
        // They are compressed.
        zip.setLevel(Deflater.NO_COMPRESSION);
        addJar(zip, root + "flaghoist.jar", sources.jar());
        for (Path library :
                new KitLibraries(sources.libraries()).of(sources.jar().resolveSibling("lib"))) {
            add(zip, root + "lib/" + library.getFileName(), library);
        }
    }

    // So that its commands can be copied.
    private String howTo(String partner) {
        return KitSources.text(sources.howTo())
                .replace("<id>", partner)
                .replace("<ID>", partner.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    // How long the hub keeps what, and the like, is the operators' own.
    private byte[] partnerFile(String partner) {
        StringBuilder kept = new StringBuilder();
        boolean keeps = false;
        for (String line : KitSources.text(sources.partnerFile(partner)).lines().toList()) {
            if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
                keeps = REACHED_BY.contains(line.substring(0, Math.max(0, line.indexOf(':'))));
            }
            kept.append(keeps ? line + "\n" : "");
        }
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    // They take the words of their senders, other partners, which are not in the kit.
    private void addCases(ZipOutputStream zip, String folder, String partner, Mappings mappings) throws IOException {
        String extension = mappings.of(partner).extension();
        SetupFaults faults = new SetupFaults();
        CaseFile cases = CaseFile.read(sources.cases(), faults);
        faults.throwIfAny();
        List<NativeSample> samples = new KitSamples(sources.samples(), partner, extension).copies();
        for (CaseFile.SentCase one : cases.sends()) {
            NativeSample copy = new CaseCopy(mappings, partner).of(one, samples).orElse(null);
            if (copy != null) {
                add(zip, folder + copy.name() + "." + extension, copy.bytes());
                add(zip, folder + copy.name() + ".notification.json", JSON.writeValueAsBytes(copy.form()));
            }
        }
    }

    private static void addAll(ZipOutputStream zip, String name, Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            addText(zip, name, from);
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                // What a partner calls others, in the words of these, is not its own.
                if (!file.endsWith("called.yaml")) {
                    addText(zip, name + "/" + from.relativize(file).toString().replace('\\', '/'), file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    // It stands in another folder here.
    private static void addText(ZipOutputStream zip, String name, Path file) throws IOException {
        if (name.endsWith(".md")) {
            String text = KitSources.text(file).replace("src/test/samples/", "samples/");
            add(zip, name, text.getBytes(StandardCharsets.UTF_8));
        } else {
            add(zip, name, file);
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
            add(to, COMMANDS, OFFERED.getBytes(StandardCharsets.UTF_8));
            to.finish();
        } catch (ZipException e) {
            throw SetupException.ofWhole(jar, "is no whole jar; build the hub again");
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
