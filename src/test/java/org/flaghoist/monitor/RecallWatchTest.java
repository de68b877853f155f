package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RecallWatchTest {

    private static final String REFERENCE = "N-1";
    private static final String OTHER = "N-2";

    private final SetClock clock = new SetClock(Instant.parse("2026-11-27T13:00:00Z"));

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Recalls recalls = new Recalls(new LedgerDatabase(hub.database, hub.key, clock));

    @Test
    void findsARecallThatIsNotCarriedOutUntilItIs() {
        Recall recall = recall(REFERENCE);
        clock.pass(Duration.ofMinutes(2));
        assertThat(look()).isEmpty();
        assertThat(recalls.lag()).hasMinutes(2);

        clock.pass(Duration.ofMinutes(2));
        assertThat(look()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.since()).isEqualTo(recall.at());
            assertThat(finding.text()).doesNotContain(REFERENCE);
        });
        recalls.made(recall, recalls.last(LedgerFixture.SENDER, REFERENCE), recall.base());
        clock.pass(Duration.ofMinutes(15));
        assertThat(look()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);

        recalls.sent(recalls.get(recall.id()));
        assertThat(look()).isEmpty();
        assertThat(recalls.lag()).isZero();
    }

    @Test
    void findsNothingInWhatWaitsForASecondPerson() {
        hub.deliver("message", sample("known"));
        recalls.ask(LedgerFixture.SENDER, REFERENCE, Person.local("first"), "wrong boat");

        clock.pass(Duration.ofHours(1));

        assertThat(look()).isEmpty();
        assertThat(recalls.lag()).isZero();
    }

    /** So that one that was acknowledged is raised again. */
    @Test
    void isNewsWhenAnotherIsNotCarriedOutEither() {
        recall(REFERENCE);
        clock.pass(Duration.ofMinutes(20));
        Instant before = Objects.requireNonNull(look().get(0).more());
        recall(OTHER);
        clock.pass(Duration.ofMinutes(1));
        assertThat(look()).extracting(Finding::more).containsExactly(before);

        clock.pass(Duration.ofMinutes(3));

        assertThat(look()).extracting(Finding::more).containsExactly(before.plus(Duration.ofMinutes(20)));
    }

    private Recall recall(String reference) {
        hub.deliver("message " + reference, sample("known").replace(REFERENCE, reference));
        recalls.ask(LedgerFixture.SENDER, reference, Person.local("first"), "wrong boat");
        return recalls.ask(LedgerFixture.SENDER, reference, Person.local("second"), "so it is")
                .orElseThrow();
    }

    private List<Finding> look() {
        return new RecallWatch(recalls, RecallWatch.LIMITS, clock).look();
    }
}
