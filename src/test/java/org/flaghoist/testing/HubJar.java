package org.flaghoist.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packaged hub, and how tests start it: its processes live for seconds, so a cheap start is worth more than fast
 * code.
 */
public final class HubJar {

    public static final Path PATH = Path.of("target/flaghoist.jar");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> CHEAP = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private HubJar() {}

    /** The command line of a process that runs it. */
    public static List<String> line(List<String> jvmOptions, List<String> arguments) {
        return lineWithoutArchive(
                Stream.concat(Archive.OPTIONS.stream(), jvmOptions.stream()).toList(), arguments);
    }

    static List<String> lineWithoutArchive(List<String> jvmOptions, List<String> arguments) {
        return Stream.of(List.of(JAVA), CHEAP, jvmOptions, List.of("-jar", PATH.toString()), arguments)
                .flatMap(List::stream)
                .toList();
    }

    /** Made when the first process is started. */
    private static final class Archive {
        private static final List<String> OPTIONS = ClassArchive.options();
    }
}
