package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@ExtendWith(OutputCaptureExtension.class)
class HashCommandTest {

    @Test
    void hashesWhatItIsGivenWithoutTheLineBreakAtItsEnd(CapturedOutput output) {
        assertThat(hash("correct horse\n")).isZero();

        String line = output.getOut().strip();
        assertThat(line).startsWith("{bcrypt}$2a$10$");
        assertThat(new BCryptPasswordEncoder().matches("correct horse", line.substring("{bcrypt}".length())))
                .isTrue();
    }

    @Test
    void takesNoPasswordOfWhichOnlyTheBeginningWouldCount(CapturedOutput output) {
        assertThat(hash("ä".repeat(37))).isOne();
        assertThat(hash("")).isOne();

        assertThat(output.getErr()).contains("1 to 72 bytes; this has 74").contains("this has 0");
        assertThat(output.getOut()).isEmpty();
    }

    private static int hash(String given) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(given.getBytes(StandardCharsets.UTF_8)));
        try {
            return Commands.run(new String[] {"hash"});
        } finally {
            System.setIn(before);
        }
    }
}
