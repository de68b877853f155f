package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** What cannot be drafted is refused, and nothing is written. */
@ExtendWith(OutputCaptureExtension.class)
final class NewCommandTest {

    @Test
    void refusesNamesForThoseOfAnotherBesideASchemaThatHasItsOwn(@TempDir Path project, CapturedOutput output)
            throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
        Path schema =
                Files.writeString(project.resolve("fr.json"), "{\"properties\": {\"nr\": {\"type\": \"string\"}}}");
        Path names = project.resolve("fr.csv");

        int code = Commands.run(new String[] {
            "new",
            "fr",
            "--like",
            "at",
            "--from",
            schema.toString(),
            "--names",
            names.toString(),
            "--config",
            project.resolve("config").toString(),
            "--mappings",
            project.resolve("mappings").toString(),
            "--samples",
            project.resolve("samples").toString()
        });

        assertThat(code).isEqualTo(2);
        assertThat(output.getErr())
                .contains("--names: gives new names to the fields of --like, and with --from the fields are those of"
                        + " the schema; leave one of them out");
        assertThat(names).doesNotExist();
        assertThat(project.resolve("mappings/fr")).doesNotExist();
    }
}
