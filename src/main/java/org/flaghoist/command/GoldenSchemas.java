package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether what partners get by their golden files fits the schemas that they have: XML the one in the folder,
 * JSON the one that is made of {@code format.yaml}, and the partner's own. What they send is looked at when it is read,
 * but for the latter.
 *
 * @param untried those that are left out
 */
record GoldenSchemas(Path mappings, Path samples, UntriedSamples untried) {

    private static final String SENT = "in";
    private static final List<String> KINDS = List.of("out", "receipts", "pictures", SENT);

    /** Each with file, line and key. */
    List<String> misfits(String partner) throws IOException {
        Path folder = mappings.resolve(partner);
        FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, new SetupFaults());
        List<String> misfits = new ArrayList<>();
        List<SchemaFit> fits = fits(partner, Objects.requireNonNull(format), misfits);
        for (String kind : KINDS) {
            List<Path> goldens = fits.isEmpty()
                    ? List.of()
                    : goldens(partner, kind, format.syntax().extension());
            for (Path golden : goldens) {
                byte[] content = Files.readAllBytes(golden);
                for (SchemaFit fit : fits) {
                    fit.faults(kind, content).forEach(fault -> misfits.add(golden + ":" + fault));
                }
            }
        }
        return misfits;
    }

    private List<SchemaFit> fits(String partner, FormatFile format, List<String> faults) throws IOException {
        return switch (format.syntax().kind()) {
            case XML -> List.of(new XmlFit(mappings, partner, format));
            case JSON -> json(partner, format.syntax().json().schema(), faults);
            case CSV, RECORDS -> List.of();
        };
    }

    private List<SchemaFit> json(String partner, @Nullable String own, List<String> faults) throws IOException {
        SchemaFit printed = JsonFit.of(mappings, partner);
        if (own == null) {
            return List.of(printed);
        }
        try {
            return List.of(printed, OwnJsonFit.of(mappings.resolve(partner).resolve(own)));
        } catch (SetupException wrong) {
            faults.addAll(wrong.faults());
            return List.of(printed);
        }
    }

    private List<Path> goldens(String partner, String kind, String extension) throws IOException {
        Path folder = samples.resolve(partner).resolve(kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isGolden(file, "." + extension))
                    .filter(file -> !untried.has(partner + "/" + file.getFileName()))
                    .filter(file -> !kind.equals(SENT) || isAccepted(file, "." + extension))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isAccepted(Path file, String extension) {
        String name = file.getFileName().toString();
        String sample = name.substring(0, name.length() - extension.length());
        return Files.exists(file.resolveSibling(sample + ".notification.json"));
    }

    // What stands beside a native file says in its name which side it is.
    private static boolean isGolden(Path file, String extension) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && name.endsWith(extension)
                && name.indexOf('.') == name.length() - extension.length();
    }
}
