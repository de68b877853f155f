package org.flaghoist.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one hub of this JVM that tests share. It is static because nothing else outlives a test class in a fork. */
final class LentHub {

    private static @Nullable LentHub running;

    private final HubFixture hub;
    /** That the hub works by. */
    private Map<Path, String> files;

    private LentHub(HubSetup setup) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "hubs")).toAbsolutePath();
        this.hub = new HubFixture(Files.createTempDirectory(folder, "hub"), setup);
        this.hub.start();
        this.files = files();
    }

    static HubFixture emptied(HubSetup wanted) throws Exception {
        LentHub lent = running;
        if (lent == null || !lent.hub.runsFor(wanted) || !lent.emptiedFor(wanted)) {
            close();
            running = new LentHub(wanted);
        }
        return Objects.requireNonNull(running).hub;
    }

    /** @return whether the hub works by the files of that set-up, as after its first start */
    private boolean emptiedFor(HubSetup wanted) throws Exception {
        boolean isEmpty = false;
        try {
            HubEmptying emptying = new HubEmptying(hub);
            emptying.restore();
            if (!worksBy(wanted)) {
                return false;
            }
            emptying.run();
            isEmpty = true;
            return true;
        } finally {
            if (!isEmpty) {
                // The next test has a new one.
                close();
            }
        }
    }

    private boolean worksBy(HubSetup wanted) throws IOException {
        Map<Path, String> before = files();
        for (Path file : before.keySet()) {
            Files.delete(file);
        }
        hub.setUp(wanted);
        Map<Path, String> now = files();
        boolean isSame = now.equals(before) && now.equals(files);
        files = now;
        // Refused where a change needs a start.
        return isSame || new ReloadingHub(hub).isReloaded();
    }

    /** The files that the hub is set up by. */
    private Map<Path, String> files() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        for (String folder : new String[] {"config", "mappings"}) {
            try (Stream<Path> paths = Files.walk(hub.directory().resolve(folder))) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    found.put(path, Files.readString(path, ISO_8859_1));
                }
            }
        }
        return found;
    }

    /** Called before another hub starts, because two hubs in one JVM would have the same MBeans. */
    static void close() {
        LentHub lent = running;
        running = null;
        if (lent == null) {
            return;
        }
        try {
            lent.hub.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
