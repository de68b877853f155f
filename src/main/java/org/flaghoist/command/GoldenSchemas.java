package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether what partners get by their golden files fits the schemas that they have: XML the one in the folder,
 * JSON the one that is made of {@code format.yaml}. What they send is looked at when it is read.
 */
record GoldenSchemas(Path mappings, Path samples) {

    private static final List<String> KINDS = List.of("out", "receipts", "pictures");

    /** Each with file, line and key. */
    List<String> misfits(String partner) throws IOException {
        Path folder = mappings.resolve(partner);
        FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, new SetupFaults());
        SchemaFit fit = fit(partner, Objects.requireNonNull(format));
        List<String> misfits = new ArrayList<>();
        for (String kind : KINDS) {
            for (Path golden : goldens(partner, kind, format.syntax().extension(), fit)) {
                for (String fault : Objects.requireNonNull(fit).faults(kind, Files.readAllBytes(golden))) {
                    misfits.add(golden + ":" + fault);
                }
            }
        }
        return misfits;
    }

    private @Nullable SchemaFit fit(String partner, FormatFile format) throws IOException {
        return switch (format.syntax().kind()) {
            case XML -> new XmlFit(mappings, partner, format);
            case JSON -> JsonFit.of(mappings, partner);
            case CSV, RECORDS -> null;
        };
    }

    private List<Path> goldens(String partner, String kind, String extension, @Nullable SchemaFit fit)
            throws IOException {
        Path folder = samples.resolve(partner).resolve(kind);
        if (fit == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isGolden(file, "." + extension))
                    .sorted()
                    .toList();
        }
    }

    // What stands beside a native file says in its name which side it is.
    private static boolean isGolden(Path file, String extension) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && name.endsWith(extension)
                && name.indexOf('.') == name.length() - extension.length();
    }
}
