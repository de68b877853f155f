package org.flaghoist.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.DecidedBy;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.search.NotificationFilter;
import org.flaghoist.search.NotificationRow;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each decision says by what it was made, and hubs say by what they decide. */
@Tag(TestDatabase.BOTH)
class ConfigurationsTest {

    private static final Configuration ONE = new Configuration("aa", "bb", "cc", "1.0");
    private static final Configuration OTHER = new Configuration("ff", "bb", "cc", "1.0");
    private static final Duration LATELY = Duration.ofSeconds(30);

    @AutoClose
    private LedgerFixture fixture;

    private byte[] key;
    private Configurations configurations;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        fixture = new LedgerFixture(folder);
        key = Files.readAllBytes(folder.resolve("ledger.key"));
        configurations = new Configurations(fixture.recorded);
    }

    @Test
    void sealsTheWholeDigestsOnceAndTheNameWithEachDecision() {
        Ledger hub = hub("one", ONE);
        hub("other", ONE);
        long accepted = begin(hub, "1", "new");
        hub.accept(accepted, LedgerFixture.hub(sample("new")));
        long rejected = begin(hub, "2", "new-changed");
        hub.reject(rejected, Stage.TRANSLATE, new Rejection(FaultCode.SCHEMA, "/x", "x", null), "N-1", 1);

        assertThat(details("OPERATED"))
                .singleElement()
                .asString()
                .contains("\"policy\":\"aa\"", "\"mappings\":\"bb\"", "\"partners\":\"cc\"", "\"version\":\"1.0\"")
                .contains(ONE.name());
        assertThat(details("ACCEPTED")).singleElement().asString().contains("\"config\":\"" + ONE.name() + "\"");
        assertThat(details("REJECTED")).singleElement().asString().contains("\"config\":\"" + ONE.name() + "\"");
        assertThat(fixture.history.row(accepted).orElseThrow().configuration()).isEqualTo(ONE.name());
        assertThat(fixture.history.row(rejected).orElseThrow().configuration()).isEqualTo(ONE.name());
        assertThat(fixture.search.find(NotificationFilter.ALL).rows())
                .extracting(NotificationRow::configuration)
                .containsOnly(ONE.name());
        assertThat(configurations.find(ONE.name()).orElseThrow().configuration())
                .isEqualTo(ONE);
    }

    @Test
    void saysWhichHubDecidedAnewWhatAnotherHadBegun() {
        Ledger hub = hub("one", ONE);
        long entry = begin(hub, "1", "new");
        hub.together(() -> {
            hub.accept(entry, LedgerFixture.hub(sample("new")));
            hub.decide(entry, List.of(LedgerFixture.queued("east")));
            return true;
        });
        Ledger other = hub("other", OTHER);
        other.together(() -> {
            long again = begin(other, "1", "new");
            other.accept(again, LedgerFixture.hub(sample("new")));
            other.decide(again, List.of(LedgerFixture.queued("west")));
            return true;
        });

        assertThat(details("ACCEPTED")).singleElement().asString().contains(ONE.name());
        assertThat(details("QUEUED").get(1)).contains("\"config\":\"" + OTHER.name() + "\"");
    }

    @Test
    void knowsTheHubsThatLiveAndByWhatTheyDecide() {
        DecidedBy one = begin("one", ONE);
        begin("other", OTHER);
        assertThat(configurations.atWork(LATELY))
                .extracting(HubAtWork::configuration)
                .containsExactlyInAnyOrder(ONE, OTHER);

        silence("one", "25");
        assertThat(configurations.atWork(LATELY)).hasSize(2);
        silence("one", "35");
        assertThat(configurations.atWork(LATELY)).extracting(HubAtWork::hub).containsExactly("other");
        configurations.seen("one", one, "aa");
        assertThat(configurations.atWork(LATELY)).hasSize(2);

        begin("one", OTHER);
        assertThat(configurations.atWork(LATELY))
                .extracting(HubAtWork::configuration)
                .containsOnly(OTHER);
        configurations.leave("other");
        assertThat(configurations.atWork(LATELY)).extracting(HubAtWork::hub).containsExactly("one");
        silence("one", "90000");
        assertThat(configurations.atWork(LATELY)).isEmpty();
        assertThat(fixture.count("hub")).isZero();
        configurations.seen("one", one, "aa");
        assertThat(configurations.atWork(LATELY)).hasSize(1);
    }

    private DecidedBy begin(String hub, Configuration configuration) {
        DecidedBy by = configurations.known(configuration);
        configurations.begin(hub, by, "aa");
        return by;
    }

    private void silence(String hub, String seconds) {
        fixture.rows.update("update hub set seen = (select now from clock) - 1000 * " + seconds + " where id = ?", hub);
    }

    private Ledger hub(String name, Configuration configuration) {
        DecidedBy by = begin(name, configuration);
        return new Ledger(new LedgerDatabase(fixture.database, key, Clock.systemUTC()), () -> by);
    }

    private static long begin(Ledger hub, String messageKey, String sample) {
        return hub.begin(new Arrival(
                        LedgerFixture.SENDER, messageKey, sample(sample).getBytes(StandardCharsets.UTF_8), null, 1))
                .entry();
    }

    private List<String> details(String kind) {
        return EventSeen.all(fixture.database, kind).stream()
                .map(event -> event.detail().toString())
                .toList();
    }
}
