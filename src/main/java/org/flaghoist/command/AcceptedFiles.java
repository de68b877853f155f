package org.flaghoist.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files that are written with what samples give, in few lines: all that changed is in the repository's diff. */
final class AcceptedFiles {

    private static final int MOST_OF_FOLDER = 3;

    private final List<AcceptedFile> all = new ArrayList<>();

    /**
     * One of them.
     *
     * @param isFresh whether it was not there
     * @param messages how it differed
     */
    private record AcceptedFile(Path file, boolean isFresh, List<String> messages) {

        Path folder() {
            return file.resolveSibling("");
        }

        String line() {
            return isFresh
                    ? file + ":1: file: is written; look at it before you commit it"
                    : file + ":1: file: is written anew; look at what changed before you commit it: " + changed();
        }

        private String changed() {
            String first = messages.stream().findFirst().orElse("all of it");
            String bare = first.replaceFirst("^" + Pattern.quote(file.toString()) + ":(\\d+: )", "line $1");
            int more = messages.size() - 1;
            return more < 1 ? bare : bare + "; and " + more + (more == 1 ? " more difference" : " more differences");
        }
    }

    void add(GoldenDifference difference, boolean isFresh) {
        all.add(new AcceptedFile(difference.golden(), isFresh, difference.messages()));
    }

    /** The first of each folder, and how many more there are. */
    void say(Consumer<String> out) {
        Map<Path, List<AcceptedFile>> byFolder =
                all.stream().collect(Collectors.groupingBy(AcceptedFile::folder, TreeMap::new, Collectors.toList()));
        byFolder.values().forEach(files -> {
            files.stream().limit(MOST_OF_FOLDER).map(AcceptedFile::line).forEach(out);
            if (files.size() > MOST_OF_FOLDER) {
                out.accept(rest(files.subList(MOST_OF_FOLDER, files.size())));
            }
        });
    }

    private static String rest(List<AcceptedFile> files) {
        return "%s:1: folder: and %d more of its files, %d of them anew; look at them before you commit them"
                .formatted(files.get(0).folder(), files.size(), anew(files));
    }

    private static long anew(List<AcceptedFile> files) {
        return files.stream().filter(accepted -> !accepted.isFresh()).count();
    }

    String counts() {
        long anew = anew(all);
        return "accepted: %d files written, %d written anew".formatted(all.size() - anew, anew);
    }
}
