package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.flaghoist.pgp.Protection;
import org.flaghoist.testing.PgpParty;
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
    private static final PgpParty OURS = PgpParty.make();
    private static final PgpParty THEIRS = PgpParty.make();

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
        assertThat(partner.html())
                .contains("0 failed", "TOO_LARGE", "DUPLICATE, understood as SEIZURE NEW")
                .contains("connection-lost</td><td>There is no such thing in this interface.");
        assertThat(server.outbox().resolve(".done").resolve(FileClient.name(id, 1)))
                .exists();
    }

    @Test
    void passesAClientWhoseFilesAreProtected() throws Exception {
        RehearsedPartner partner = new RehearsedPartner("bg", directory.resolve("report"), protectedConfig());
        Protection client = THEIRS.with(OURS);
        try (var running = new FileClient(partner, server, name -> name.endsWith(".pgp"), (file, outbox, name) -> {
            Path part = outbox.resolve(name + ".tmp");
            Files.write(part, client.protect(Files.readAllBytes(file)));
            Files.move(part, outbox.resolve(name + ".pgp"));
            return true;
        })) {
            assertThat(partner.rehearse(partner.site(server), LONG, LONG, LARGE))
                    .isTrue();
        }

        assertThat(partner.html()).contains("DUPLICATE, understood as SEIZURE NEW");
    }

    private Path protectedConfig() throws IOException {
        Path config = directory.resolve("config");
        Files.createDirectories(config.resolve("partners"));
        Files.writeString(config.resolve("ours"), OURS.privateKey());
        Files.writeString(config.resolve("theirs"), THEIRS.publicKey());
        String plain = Files.readString(Path.of("config/partners/bg.yaml"));
        Files.writeString(
                config.resolve("partners/bg.yaml"),
                plain.replace("\\.csv$", "\\.csv\\.pgp$")
                        .replace(
                                "  outbox:",
                                "  pgp: {ours: [{key: {file: ours}}], theirs: [{file: theirs}]}\n  outbox:"));
        return config;
    }

    @Test
    void findsAFileThatGrowsAfterItWasTaken() throws Exception {
        RehearsedPartner partner = partner("bg");
        try (var client = new FileClient(partner, server, name -> true, (file, outbox, name) -> {
            Path taken = outbox.resolve(".done").resolve(name);
            if (Files.exists(taken)) {
                Files.write(taken, new byte[] {'x'}, StandardOpenOption.APPEND);
                return true;
            }
            if (!Files.exists(outbox.resolve(name))) {
                FileClient.whole(file, outbox, name);
            }
            return false;
        })) {
            assertThat(partner.rehearse(partner.site(server), LONG, SHORT, LARGE))
                    .isFalse();
        }

        assertThat(partner.failures()).anyMatch(text -> text.contains("BG_20260601_0001.csv: outbox: grew after"));
    }

    @Test
    void findsThatItMayNotMoveFiles() throws Exception {
        RehearsedPartner partner = partner("bg");
        Files.writeString(server.outbox().resolve(".done"), "a file, where the hub needs a folder");

        assertThat(partner.rehearse(partner.site(server), SHORT, SHORT)).isFalse();
        assertThat(partner.failures())
                .hasSize(1)
                .allMatch(text -> text.matches("move in outbox: outbox: status .*: let the user create .done .*"));
        assertThat(partner.skipped()).anyMatch(text -> text.endsWith("not tried: the way between us failed before"));
    }

    @Test
    void saysWhatLayThereBefore() throws Exception {
        RehearsedPartner partner = partner("bg");
        Files.writeString(server.inbox().resolve("old.csv"), "");

        assertThat(partner.rehearse(partner.site(server), SHORT, SHORT)).isFalse();
        assertThat(partner.skipped())
                .anyMatch(text -> text.startsWith("inbox was not empty: ") && text.contains("such as old.csv"));
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
        assertThat(partner.failures())
                .anyMatch(text -> text.startsWith("host key: ") && text.contains("the server's key is SHA256:"));
    }

    @Test
    void findsAServerWithoutInbox() throws Exception {
        RehearsedPartner partner = partner("bg");
        Files.delete(server.inbox());

        assertThat(partner.rehearse(partner.site(server), SHORT, SHORT, LARGE)).isFalse();
        assertThat(partner.failures())
                .anyMatch(
                        text -> text.startsWith("write inbox: inbox: status 2") && text.contains("create the folder"));
    }
}
