package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flaghoist.Flaghoist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a command takes in a folder that has none. */
final class HomeTest {

    @Test
    void saysWhichFilesAreCheckedWhereTheWorkingDirectoryHasNone(@TempDir Path wrong) throws Exception {
        assertThat(checkedIn(wrong, null))
                .contains("checked: " + Path.of("config").toAbsolutePath() + " and "
                        + Path.of("mappings").toAbsolutePath() + ", since " + wrong.toRealPath()
                        + " has no config/ and mappings/; go to the folder that is meant, or name it with --config and"
                        + " --mappings\n");
    }

    @Test
    void saysThatAVariableNamesTheFiles(@TempDir Path wrong) throws Exception {
        Path named = wrong.resolve("named");

        assertThat(checkedIn(wrong, named))
                .contains(named.resolve("mappings/notification.schema.json").toString())
                .contains("checked: " + named.resolve("config") + " and " + named.resolve("mappings")
                        + ", as FLAGHOIST_HOME says\n");
    }

    @Test
    void saysNothingOfWhereTheFilesAreWhereTheyAreHere() throws Exception {
        assertThat(checkedIn(Path.of(""), null)).doesNotContain("checked: ").contains("6 partners, ");
    }

    private static String checkedIn(Path folder, @Nullable Path home) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Flaghoist.class.getName(),
                        "check")
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        command.environment().remove("FLAGHOIST_HOME");
        if (home != null) {
            command.environment().put("FLAGHOIST_HOME", home.toString());
        }
        Process check = command.start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        check.waitFor();
        return said;
    }
}
