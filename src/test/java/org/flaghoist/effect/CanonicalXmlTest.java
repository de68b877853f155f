package org.flaghoist.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class CanonicalXmlTest {

    @Test
    void throwsWhatIsNoXmlAndPrintsNothing(CapturedOutput output) {
        assertThatThrownBy(() -> CanonicalXml.tree("<a><b></a>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no XML: ");
        assertThat(output.getAll()).isEmpty();
    }
}
