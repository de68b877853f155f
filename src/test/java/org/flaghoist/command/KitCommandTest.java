package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class KitCommandTest {

    @Test
    void saysInWordsThatThereIsNoSuchPartner(@TempDir Path out, CapturedOutput output) {
        int code = Commands.run(new String[] {"kit", "zz", "--out", out.toString()});

        assertThat(code).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getErr())
                .contains("there is no partner 'zz'; name one of at, bg,")
                .doesNotContain("Exception");
        assertThat(out).isEmptyDirectory();
    }
}
