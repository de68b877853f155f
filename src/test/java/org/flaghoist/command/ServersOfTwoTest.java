package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A server that two partners have is named at both, as either may be the new one. */
@ExtendWith(OutputCaptureExtension.class)
final class ServersOfTwoTest {

    private CopiedSetup setup = new CopiedSetup(Path.of(""));

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        setup = CopiedSetup.in(directory);
    }

    @Test
    void findsAServerThatIsAnotherPartnersAsWell(CapturedOutput output) throws IOException {
        Path ly = setup.file("config/partners/ly.yaml");
        Path ro = setup.file("config/partners/ro.yaml");
        change(ly, "default: 2223", "default: 2222");

        assertThat(setup.check()).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .contains(
                        ly + ":5: sftp.port: 2222 of localhost is that of ro as well (" + ro
                                + ":5), with the same user and folders, so one would get the files of the other;"
                                + " correct it in one of the two",
                        ro + ":5: sftp.port: 2222 of localhost is that of ly as well (" + ly + ":5)",
                        "left: ly: partner files 1; ro: partner files 1");
    }

    @Test
    void findsAnInboxThatIsAnotherPartnersOutbox(CapturedOutput output) throws IOException {
        Path ly = setup.file("config/partners/ly.yaml");
        Path ro = setup.file("config/partners/ro.yaml");
        change(ly, "default: 2223", "default: 2222");
        change(ly, "outbox: outbox", "outbox: ./inbox");
        change(ly, "inbox: inbox", "inbox: for-ly");

        assertThat(setup.check()).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .containsPattern(Pattern.quote(ro.toString())
                        + ":[0-9]+: sftp.inbox: is the outbox of ly as well \\("
                        + Pattern.quote(ly.toString())
                        + ":[0-9]+\\), so the hub would take there what it delivers here; correct it in one of"
                        + " the two")
                .containsPattern(Pattern.quote(ly.toString())
                        + ":[0-9]+: sftp.outbox: is the inbox of ro as well \\("
                        + Pattern.quote(ro.toString())
                        + ":[0-9]+\\), so the hub would take here what it delivers there; correct it in one of the two")
                .contains("6 partners, 2 faults; ");
    }

    private static void change(Path file, String text, String inItsPlace) throws IOException {
        String sound = Files.readString(file);
        assertThat(sound).contains(text);
        Files.writeString(file, sound.replace(text, inItsPlace));
    }
}
