package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.flaghoist.partner.Sftp;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that gives up a listing at a file that goes meanwhile. */
class FolderListingTest {

    private SftpServerFixture server;
    private RehearsedServer reached;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        server = new SftpServerFixture(directory);
        Files.createFile(server.inbox().resolve("a.csv"));
        Sftp site = TestPartners.site(server.port(), server.hostKey());
        reached = new RehearsedServer(TestPartners.with("east", site), site, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        reached.close();
        server.close();
    }

    @Test
    void isListedAgainByTheSameLogin() throws Exception {
        server.faults().giveUpListings(4);

        assertThat(reached.inbox()).extracting(file -> file.name()).containsExactly("a.csv");
        assertThat(server.faults().logins()).isEqualTo(1);
    }

    @Test
    void isNotListedForEver() {
        server.faults().giveUpListings(Integer.MAX_VALUE);

        assertThatThrownBy(reached::inbox).hasMessageContaining("status 2");
    }

    @Test
    void isNoFaultOfItsFolder() {
        server.faults().giveUpListings(1);

        assertThat(reached.check().steps())
                .filteredOn(step -> step.step().equals("list outbox"))
                .singleElement()
                .satisfies(step -> assertThat(step.text()).isEqualTo("outbox: 0 files, of which the hub takes 0"));
    }
}
