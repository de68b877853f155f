package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.flaghoist.installation.Configuration;
import org.flaghoist.installation.Configurations;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several hubs share a PostgreSQL database, never a file. */
class HubsWatchTest {

    private static final Configuration SHIPPED = new Configuration("aa", "bb", "cc", "1.0");
    private static final Limits AT_ONCE = new Limits(Duration.ZERO, Duration.ZERO);
    private static final Limits LATER = new Limits(Duration.ofHours(1), Duration.ofHours(2));

    @AutoClose
    private HikariDataSource database;

    private Configurations configurations;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        database = TestDatabase.pool(TestDatabase.postgresql(folder));
        TestDatabase.migrated(database);
        configurations = new Configurations(
                new LedgerDatabase(database, LedgerKey.readOrMake(folder.resolve("ledger.key")), Clock.systemUTC()));
        begin("one", SHIPPED, "aa");
    }

    @Test
    void namesWhatDiffersAndTheHubs() {
        begin("other", new Configuration("ff", "bb", "dd", "1.0"), "aa");
        assertThat(findings(true, AT_ONCE)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.text())
                    .contains("Different: partners' files, release policy.", "one has ", "other has ")
                    .doesNotContain("mappings,", "version.");
        });
        assertThat(findings(true, LATER)).isEmpty();
    }

    @Test
    void callsOtherVersionsAnUpgradeThatIsNotFinished() {
        begin("other", new Configuration("aa", "bb", "cc", "1.1"), "aa");
        assertThat(findings(true, AT_ONCE)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.text()).contains("of version 1.0", "of version 1.1", "normal during an upgrade");
        });
    }

    @Test
    void findsNothingAmongHubsThatAreAlikeAndNothingWithoutOthers() {
        begin("other", SHIPPED, "aa");
        assertThat(findings(true, AT_ONCE)).isEmpty();
        begin("other", new Configuration("ff", "bb", "cc", "1.0"), "aa");
        assertThat(findings(false, AT_ONCE)).isEmpty();
        configurations.leave("other");
        assertThat(findings(true, AT_ONCE)).isEmpty();
    }

    @Test
    void findsThatHubsHaveDifferentCredentials() {
        begin("other", SHIPPED, "bb");
        assertThat(findings(true, AT_ONCE)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.text()).contains("Different: credentials.");
        });
    }

    private void begin(String hub, Configuration configuration, String credentials) {
        configurations.begin(hub, configurations.known(configuration), credentials);
    }

    private List<Finding> findings(boolean shared, Limits limits) {
        return new HubsWatch(configurations, shared, limits).look();
    }
}
