package org.flaghoist.exchange;

import java.nio.file.Path;
import java.util.stream.StreamSupport;

/**
 * Where the files are that say what a hub works by.
 *
 * @param config has the partners' files, and what they name
 * @param policy {@code release-policy.yaml}
 * @param mappings has the hub's schema, code tables and a folder for each partner
 */
public record SetupFiles(Path config, Path policy, Path mappings) {

    public static final String POLICY = "release-policy.yaml";

    /** All as it lies in the two folders. */
    public static SetupFiles in(Path config, Path mappings) {
        return new SetupFiles(config, config.resolve(POLICY), mappings);
    }

    /** Whether a file counts: what lies in a hidden folder, or is hidden itself, does not. */
    public static boolean isShown(Path below) {
        return StreamSupport.stream(below.spliterator(), false)
                .noneMatch(part -> part.toString().startsWith("."));
    }
}
