package org.flaghoist.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds native messages among the samples. */
final class InboundSamples {

    private static final Pattern ANSWER = Pattern.compile(".*\\.(notification|notifications|rejected)\\.json");

    private InboundSamples() {}

    /** The native messages among a partner's samples that come in. */
    static List<Path> samples(String partner, String extension) {
        return SampleFolders.files(partner, "in", "." + extension).stream()
                .filter(file -> !ANSWER.matcher(file.toString()).matches())
                .toList();
    }
}
