package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** What stands where nobody looks for it, or is looked for where it never stands, is found. */
@ExtendWith(OutputCaptureExtension.class)
final class MisplacedFilesTest {

    private CopiedSetup setup = new CopiedSetup(Path.of(""));

    @BeforeEach
    void copy(@TempDir Path to) throws IOException {
        setup = CopiedSetup.in(to);
    }

    @Test
    void findsFilesBesideSamplesThatNobodyReadsAndRowsThatSayNothing(CapturedOutput output) throws IOException {
        Path samples = setup.file("samples");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/bg"), samples.resolve("bg"));
        Path notes = Files.writeString(samples.resolve("bg/notes.txt"), "");
        Path highlight = Files.writeString(samples.resolve("bg/highlight.tsv"), "");
        Path carried = samples.resolve("bg/not-carried.csv");
        Files.writeString(carried, """
                outt;/sender;mistyped
                never;/sender;no such case
                out;/sendr;mistyped
                in;/Край/precision;right
                in;/Край/color;no part
                alone;persons/*/name;no path
                alone
                alone;/sender
                alone;/id;
                """);

        assertThat(setup.check()).isEqualTo(Answers.NOT_ANSWERED);

        String unread = ":1: file: is read by nobody; ";
        assertThat(output.getOut())
                .contains(
                        notes + unread + "move it to in, out, receipts or pictures, or remove it\n",
                        highlight + unread + "did you mean 'highlights.tsv'? Else move it to in, ",
                        carried + ":1: outt: is no case; did you mean 'out'?\n",
                        carried + ":2: never: is no case; write one of in, out, alone, back, added\n",
                        carried + ":3: /sendr: the hub's form has no such member, so the row says nothing; write its",
                        carried + ":5: /Край/color: format.yaml has no such field, so the row says nothing; write",
                        carried + ":6: persons/*/name: the hub's form has no such member,",
                        carried + ":7: alone: has no member; write when;member;reason\n",
                        carried + ":8: /sender: has no reason; write why the form does not carry it\n",
                        carried + ":9: /id: has no reason; write why the form does not carry it\n")
                .contains("bg: samples 10");
    }

    @Test
    void findsAPatternOfNamesThatEndOtherwiseThanThePartnersFiles(CapturedOutput output) throws IOException {
        Path ro = setup.file("config/partners/ro.yaml");
        String sound = Files.readString(ro);
        Files.writeString(ro, sound.replace("\\.xml$", "\\.json$"));

        assertThat(setup.check()).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .contains(ro + ":11: sftp.filePattern: takes only what ends with '.json', and extension in format.yaml"
                        + " is 'xml'; correct one of them\n")
                .contains("6 partners, 1 fault; left: ro: partner files 1");
    }

    @Test
    void findsNothingInAPatternThatMayEndWithTheExtension() throws IOException {
        Path ro = setup.file("config/partners/ro.yaml");
        String sound = Files.readString(ro);
        for (String end : new String[] {"\\.XML$", "[.]xml", "\\.(json|xml)$", ".*", "\\.json|.*\\.xml"}) {
            Files.writeString(ro, sound.replace("\\.xml$", end));

            assertThat(setup.check()).as(end).isZero();
        }
    }

    @Test
    void findsAFolderOfMappingsThatIsOfNoPartner(CapturedOutput output) throws IOException {
        Path folder = setup.file("mappings/vn");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/vn-partner/mappings/vn"), folder);

        assertThat(setup.check()).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .contains(folder + ":1: folder: is of no partner: there is no " + setup.file("config/partners/vn.yaml")
                        + ", and no entry for vn in " + setup.file("config/release-policy.yaml")
                        + "; add both, or remove the folder\n")
                .contains("7 partners, 1 fault; ");
    }
}
