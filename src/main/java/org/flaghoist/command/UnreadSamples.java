package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.lint.NotCarriedRows;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.MeantName;

/** Finds folders and files of samples that nobody reads, so that what they say is not tried. */
record UnreadSamples(Path samples, Mappings mappings) {

    private static final String SENT = "in";
    private static final String FORM = ".notification.json";
    /** The files of each folder that are tried; of what is sent they have the partner's extension. */
    private static final Map<String, String> TRIED =
            Map.of(SENT, "", "out", FORM, "receipts", ".receipt.json", "pictures", ".picture.json");

    /** The files beside these folders. */
    private static final List<String> BESIDE = List.of("highlights.tsv", NotCarriedRows.NAME, "README.md");

    private static final List<String> ANSWERS = List.of(".notifications.json", ".rejected.json");
    private static final String CALL_IT = ":1: folder: is read by nobody; call it in, out, receipts or pictures";

    /**
     * Each with file and line.
     *
     * @param partners also those whose mappings cannot be read
     */
    List<String> faults(Set<String> partners) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path folder : entries(samples)) {
            String id = folder.getFileName().toString();
            List<Path> entries = entries(folder);
            if (partners.contains(id)) {
                addOfPartner(id, entries, faults);
            } else if (entries.stream().anyMatch(entry -> TRIED.containsKey(lowerName(entry)))) {
                faults.add(folder + ":1: folder: has samples of '" + id
                        + "', which is no partner; call it as the partner's folder under mappings/, or remove it");
            }
        }
        return faults;
    }

    private void addOfPartner(String id, List<Path> entries, List<String> faults) throws IOException {
        for (Path kind : entries) {
            if (!Files.isDirectory(kind)) {
                addBeside(kind, faults);
            } else if (!TRIED.containsKey(name(kind))) {
                faults.add(kind + CALL_IT);
            } else if (mappings.partners().contains(id)) {
                List<String> names =
                        entries(kind).stream().map(UnreadSamples::name).toList();
                String extension = "." + mappings.of(id).extension();
                names.stream()
                        .filter(name -> !isRead(name(kind), name, names, extension))
                        .forEach(name -> faults.add(kind.resolve(name) + ":1: file: is read by nobody; "
                                + advice(name(kind), name, extension)));
            }
        }
    }

    private static void addBeside(Path file, List<String> faults) {
        if (!BESIDE.contains(name(file))) {
            String meant = MeantName.of(name(file), BESIDE);
            faults.add(file + ":1: file: is read by nobody; "
                    + (meant == null ? "" : "did you mean '" + meant + "'? Else ")
                    + "move it to in, out, receipts or pictures, or remove it");
        }
    }

    private static boolean isRead(String kind, String name, List<String> names, String extension) {
        if (kind.equals(SENT)) {
            // That one in the hub's form stands alone is said with what makes the other.
            return name.endsWith(FORM)
                    || ANSWERS.stream()
                            .filter(name::endsWith)
                            .findFirst()
                            .map(end -> names.contains(without(name, end) + extension))
                            .orElse(name.endsWith(extension));
        }
        String tried = TRIED.getOrDefault(kind, "");
        return name.endsWith(tried)
                || Stream.of(".failed.json", extension)
                        .anyMatch(end -> name.endsWith(end) && names.contains(without(name, end) + tried));
    }

    private static String advice(String kind, String name, String extension) {
        if (!kind.equals(SENT)) {
            return "add <case>" + TRIED.get(kind) + ", which gives it, or remove it";
        }
        return ANSWERS.stream().anyMatch(name::endsWith)
                ? "add <case>" + extension + ", which is to give it, or remove it"
                : "give it the extension " + extension + ", or remove it";
    }

    private static String without(String name, String end) {
        return name.substring(0, name.length() - end.length());
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String lowerName(Path file) {
        return name(file).toLowerCase(Locale.ROOT);
    }

    // What begins with a dot is a tool's own.
    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !name(file).startsWith(".")).sorted().toList();
        }
    }
}
