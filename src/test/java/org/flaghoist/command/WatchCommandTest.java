package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

@ExtendWith(OutputCaptureExtension.class)
class WatchCommandTest {

    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final Duration LONG = Duration.ofMinutes(1);

    private Path config = Path.of("");
    private Path mappings = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        config = directory.resolve("config");
        mappings = directory.resolve("mappings");
        file = Files.createDirectory(directory.resolve("work")).resolve("message");
        FileSystemUtils.copyRecursively(Path.of("config"), config);
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
    }

    @Test
    void showsItAgainWhenTheFileOrAMappingIsSaved(CapturedOutput output) throws Exception {
        Thread watching = new Thread(() -> watch("at"));
        watching.start();
        try {
            await().atMost(LONG).until(() -> output.getOut().contains(file + ":1: file: cannot be read"));
            Files.copy(SAMPLES.resolve("at/in/reject-recipient.json"), file);
            await().atMost(LONG).until(() -> output.getOut().contains("RECIPIENT_UNKNOWN"));
            Files.writeString(mappings.resolve("at/format.yaml"), "nonsense: 1\n");
            await().atMost(LONG).until(() -> output.getOut().contains("at/format.yaml:1: nonsense"));
        } finally {
            watching.interrupt();
            watching.join(LONG.toMillis());
        }
        assertThat(watching.isAlive()).isFalse();
    }

    private int watch(String partner, String... more) {
        List<String> words = new ArrayList<>(List.of("watch", partner, file.toString()));
        words.addAll(List.of("--config", config.toString(), "--mappings", mappings.toString()));
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }
}
