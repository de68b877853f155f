package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner with a server: one that is right passes, and of one that is wrong the fault is found. */
class ServerRehearsalTest {

    private static final int LONG = 60;
    private static final int SHORT = 2;
    private static final String LARGE = "too-large";

    private Path directory = Path.of("");
    private SftpServerFixture server;

    @BeforeEach
    void start(@TempDir Path empty) throws Exception {
        directory = empty;
        server = new SftpServerFixture(directory.resolve("server"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private RehearsedPartner partner(String id) {
        return new RehearsedPartner(id, directory.resolve("report"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bg", "ro", "ly"})
    void passesAClientThatTakesAllAndSendsAll(String id) throws Exception {
        RehearsedPartner partner = partner(id);
        try (var client = new FileClient(partner, server, name -> true, FileClient::whole)) {
            assertThat(partner.rehearse(partner.site(server), LONG, LONG)).isTrue();
        }

        assertThat(partner.failures()).isEmpty();
        assertThat(partner.html()).contains("0 failed", "TOO_LARGE", "DUPLICATE, understood as SEIZURE NEW");
    }

    @Test
    void findsThatNoFileIsTakenAway() throws Exception {
        RehearsedPartner partner = partner("bg");
        try (var client = new FileClient(partner, server, name -> false, FileClient::whole)) {
            assertThat(partner.rehearse(partner.site(server), SHORT, SHORT, LARGE))
                    .isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.endsWith(".csv is still there: the client does not take it away"));
    }

    @Test
    void findsThatReceiptsAreLeft() throws Exception {
        RehearsedPartner partner = partner("bg");
        try (var client = new FileClient(partner, server, name -> !name.startsWith("receipt_"), FileClient::whole)) {
            assertThat(partner.rehearse(partner.site(server), SHORT, SHORT, LARGE))
                    .isFalse();
        }

        assertThat(partner.failures()).anyMatch(text -> text.contains("inbox/receipt_"));
    }

    @Test
    void findsAFileThatGrowsUnderItsFinalName() throws Exception {
        RehearsedPartner partner = partner("bg");
        try (var client = new FileClient(partner, server, name -> true, (file, outbox, name) -> {
            Files.write(
                    outbox.resolve("BG_20260601_9999.csv"),
                    new byte[] {'x'},
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return false;
        })) {
            assertThat(partner.rehearse(partner.site(server), SHORT, SHORT, LARGE))
                    .isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.contains("BG_20260601_9999.csv: outbox: changed under its final name"));
    }

    @Test
    void findsAFileThatIsNeverRenamedAndOneOfAnotherName() throws Exception {
        RehearsedPartner partner = partner("bg");
        try (var client = new FileClient(partner, server, name -> true, (file, outbox, name) -> {
            Files.copy(file, outbox.resolve(name + ".tmp"));
            Files.copy(file, outbox.resolve("report-" + name));
            return true;
        })) {
            assertThat(partner.rehearse(partner.site(server), SHORT, SHORT, LARGE))
                    .isFalse();
        }

        assertThat(partner.failures())
                .anyMatch(text -> text.contains("file BG_20260601_0001.csv.tmp: outbox: was never renamed"))
                .anyMatch(text -> text.contains("file report-BG_20260601_0001.csv: outbox: is left alone"));
    }

    @Test
    void findsAServerWithAnotherHostKey() throws Exception {
        RehearsedPartner partner = partner("bg");
        Map<String, String> site = new HashMap<>(partner.site(server));
        server.changeHostKey();

        assertThat(partner.rehearse(site, SHORT, SHORT, LARGE)).isFalse();
        assertThat(partner.failures()).anyMatch(text -> text.startsWith("host key: "));
    }

    @Test
    void findsAServerWithoutInbox() throws Exception {
        RehearsedPartner partner = partner("bg");
        Files.delete(server.inbox());

        assertThat(partner.rehearse(partner.site(server), SHORT, SHORT, LARGE)).isFalse();
        assertThat(partner.failures()).anyMatch(text -> text.startsWith("write inbox: inbox: status 2"));
    }
}
