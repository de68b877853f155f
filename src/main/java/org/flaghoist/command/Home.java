package org.flaghoist.command;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub's data stand: the folder that holds {@code config/} and {@code mappings/}.
 *
 * <p>It is {@code FLAGHOIST_HOME}, else the working directory, else the nearest folder above the jar that has them.
 *
 * @param reason why it is another than the working directory; empty where it is that
 */
record Home(Path folder, String reason) {

    static Home find() {
        String named = System.getenv("FLAGHOIST_HOME");
        if (named != null) {
            return new Home(Path.of(named), "as FLAGHOIST_HOME says");
        }
        Path here = Path.of("");
        return isHome(here) ? new Home(here, "") : new Home(aboveJar(here), noneIn(here));
    }

    private static String noneIn(Path here) {
        return "since " + here.toAbsolutePath() + " has no config/ and mappings/; go to the folder that is meant, or"
                + " name it with --config and --mappings";
    }

    private static Path aboveJar(Path otherwise) {
        for (Path folder = jar(); folder != null; folder = folder.getParent()) {
            if (isHome(folder)) {
                return folder;
            }
        }
        return otherwise;
    }

    /** The jar, or the folder of the classes, that this class came from. */
    private static @Nullable Path jar() {
        URL source = Home.class.getProtectionDomain().getCodeSource().getLocation();
        return source.getProtocol().equals("file") ? Path.of(URI.create(source.toString())) : null;
    }

    private static boolean isHome(Path folder) {
        return Files.isDirectory(folder.resolve("mappings")) && Files.isDirectory(folder.resolve("config"));
    }

    Path mappings() {
        return folder.resolve("mappings");
    }

    Path config() {
        return folder.resolve("config");
    }
}
