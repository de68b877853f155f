package org.flaghoist.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The classes of the packaged hub as a JVM keeps them for its next starts, which then take a third less processor time.
 * Made by the first test that starts the jar. No test needs it: where it cannot be made or used, the hub starts
 * without.
 */
final class ClassArchive {

    /** Ends a start when all beans are made and none has begun to work. */
    private static final String END_OF_START = "-Dspring.context.exit=onRefresh";

    private static final int LONGEST_MINUTES = 2;

    private static final List<String> PORTS =
            List.of("server.port", "flaghoist.broker.core-port", "flaghoist.broker.amqp-port");

    private ClassArchive() {}

    /** Of each JVM that runs the jar. */
    static List<String> options() {
        Path target = HubJar.PATH.toAbsolutePath().getParent();
        // The first makes it, and the other processes of this test run wait.
        try (FileChannel channel = FileChannel.open(
                        target.resolve("classes.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            Path archive = target.resolve("classes-%s.jsa".formatted(System.getProperty("java.vm.version")));
            if (!isOfThisJar(archive)) {
                make(archive);
            }
            // A JVM that cannot use it after all must not say so in the hub's log.
            return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable");
        } catch (IOException | InterruptedException e) {
            System.out.println("The packaged hub starts without an archive of its classes: " + e);
            return List.of();
        }
    }

    private static boolean isOfThisJar(Path archive) throws IOException {
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(HubJar.PATH)) > 0;
    }

    private static void make(Path archive) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(archive.getParent(), "classes");
        Path made = directory.resolve("made.jsa");
        List<String> settings = new ArrayList<>(List.of("--flaghoist.data=" + directory.resolve("data")));
        settings.addAll(ShippedPartners.simulated());
        PORTS.forEach(name -> settings.add("--" + name + "=" + FreePorts.next()));
        Path said = directory.resolve("said.txt");
        Process start = new ProcessBuilder(
                        HubJar.lineWithoutArchive(List.of("-XX:ArchiveClassesAtExit=" + made, END_OF_START), settings))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!start.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || start.exitValue() != 0) {
            start.destroyForcibly();
            throw new IOException(Files.readString(said));
        }
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        FileSystemUtils.deleteRecursively(directory);
    }
}
