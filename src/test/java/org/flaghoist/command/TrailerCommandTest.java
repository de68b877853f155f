package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.mapping.CoveredMappings;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A file of records that was changed by hand gets the trailer that goes with it. */
@ExtendWith(OutputCaptureExtension.class)
final class TrailerCommandTest {

    private static final Charset ARABIC = Charset.forName("windows-1256");
    private static final Path SAMPLE = Path.of("src/test/samples/ly/in/arrest-names.DAT");

    private final Mapping ly =
            CoveredMappings.read(Path.of("mappings")).mappings().of("ly");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void makesAFileWholeAgainInWhichARecordIsChangedAndOneIsGone() throws IOException {
        String[] records = Files.readString(SAMPLE, ARABIC).split("(?<=\r\n)");
        records[records.length - 2] = "";
        records[1] = records[1].replaceFirst("^N\\d", "N9");
        Path changed = written(String.join("", records));
        Path out = folder.resolve("whole.DAT");
        assertThatThrownBy(() -> ly.cut(Files.readAllBytes(changed)))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("TRAILER_MISMATCH");

        assertThat(run("ly", changed.toString(), "--out", out.toString())).isZero();

        assertThat(ly.cut(Files.readAllBytes(out))).isNotEmpty();
        assertThat(Files.readString(out, ARABIC))
                .startsWith(String.join("", records).substring(0, 400 * (records.length - 2)));
    }

    private Path written(String records) throws IOException {
        return Files.writeString(folder.resolve("changed.DAT"), records, ARABIC);
    }

    private static int run(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "trailer";
        System.arraycopy(words, 0, all, 1, words.length);
        return Commands.run(all);
    }
}
