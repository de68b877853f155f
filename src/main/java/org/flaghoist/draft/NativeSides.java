package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds samples of what a partner sends that are there in the hub's form alone, so nothing of them is tried. */
public final class NativeSides {

    private static final String FORM = ".notification.json";

    private NativeSides() {}

    /** Each with file and line. */
    public static List<String> missing(Path samples, Set<String> partners) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String partner : new TreeSet<>(partners)) {
            Path folder = samples.resolve(partner).resolve("in");
            if (Files.isDirectory(folder)) {
                List<String> names = names(folder);
                names.stream()
                        .filter(name -> name.endsWith(FORM) && !hasOther(names, name))
                        .forEach(name -> missing.add(folder.resolve(name) + ":1: file: what " + partner
                                + " sends is not beside it; make it by 'flaghoist render --sent " + partner + " "
                                + folder.resolve(name) + " --out " + folder + "', then change it to what it sends"));
            }
        }
        return missing;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean hasOther(List<String> names, String form) {
        String begin = form.substring(0, form.length() - FORM.length() + 1);
        return names.stream().anyMatch(name -> name.startsWith(begin) && !name.equals(form));
    }
}
