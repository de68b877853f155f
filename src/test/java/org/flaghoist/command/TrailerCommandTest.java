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
import org.springframework.boot.test.system.CapturedOutput;
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

    @Test
    void writesOverTheFileItselfWhereThatIsAskedFor() throws IOException {
        byte[] sample = Files.readAllBytes(SAMPLE);
        Path changed = written(new String(sample, ARABIC).replaceFirst("\r\nZ\\d{6}.{8}", "\r\nZ000000        "));

        assertThat(run("ly", changed.toString(), "--out", changed.toString())).isZero();

        assertThat(changed).hasBinaryContent(sample);
    }

    @Test
    void addsTheTrailerThatAFileHasNot(CapturedOutput output) throws IOException {
        String sample = Files.readString(SAMPLE, ARABIC);
        String trailer = sample.substring(sample.indexOf("\r\nZ") + 2);

        assertThat(run("ly", written(sample.replace(trailer, "")).toString())).isZero();

        assertThat(output.getOut()).endsWith("\r\n" + trailer);
    }

    @Test
    void refusesAPartnerWhoseFormHasNoTrailer(CapturedOutput output) throws IOException {
        assertThat(run("ro", written("<x/>").toString())).isOne();

        assertThat(output.getErr())
                .isEqualTo("ro has no trailer: its syntax is XML, and only RECORDS have one" + System.lineSeparator());
    }

    @Test
    void refusesAFileWhoseRecordsHaveNoEnd(CapturedOutput output) throws IOException {
        Path file = written(Files.readString(SAMPLE, ARABIC).replace("\r\n", "\n"));

        assertThat(run("ly", file.toString())).isOne();

        assertThat(output.getErr())
                .isEqualTo(file + ": no CRLF stands behind its last record; save it with CRLF behind each"
                        + System.lineSeparator());
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
