package org.flaghoist.periodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flaghoist.periodic.PeriodicFile.State;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What the ledger has of the pictures that partners are sent. */
@Tag(TestDatabase.BOTH)
class PeriodicFilesTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private PeriodicFiles months;

    @BeforeEach
    void open() throws Exception {
        months = PeriodicFiles.pictures(hub.recorded);
        months.begin("west", "2026-05");
    }

    private PeriodicFile row() {
        return months.find("west", "2026-05").orElseThrow();
    }

    private List<String> steps() {
        return EventSeen.all(hub.database, "PICTURE").stream()
                .map(event -> "%s %s %s%s"
                        .formatted(
                                event.partner(),
                                event.detail().path("month").asText(),
                                event.detail().path("step").asText(),
                                event.detail().path("code").asText("")))
                .toList();
    }

    @Test
    void beginsAMonthOnceForEachPartner() {
        months.begin("east", "2026-05");
        months.begin("west", "2026-06");
        assertThatThrownBy(() -> months.begin("west", "2026-05")).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void recordsEachStepOnceAndSealsIt() {
        months.queued("west", "2026-05");
        months.queued("west", "2026-05");
        assertThat(months.isDelivered("west", "2026-05")).isFalse();
        months.delivered("west", "2026-05");
        months.delivered("west", "2026-05");

        assertThat(months.isDelivered("west", "2026-05")).isTrue();
        assertThat(steps()).containsExactly("west 2026-05 QUEUED", "west 2026-05 DELIVERED");
        hub.chain.seal();
        assertThat(hub.chain.verify().ok()).isTrue();
    }

    @Test
    void staysDeliveredWhereTheServerWasQuickerThanTheRecord() {
        months.delivered("west", "2026-05");
        months.queued("west", "2026-05");
        months.failed("west", "2026-05", "INTERNAL");
        assertThat(row().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void beginsAgainWhatHasFailedAndNothingElse() {
        months.beginAgain(row());
        assertThat(row().attempt()).isOne();

        months.failed("west", "2026-05", "UNENCODABLE");
        PeriodicFile failed = row();
        assertThat(failed.code()).isEqualTo("UNENCODABLE");
        months.beginAgain(failed);
        months.beginAgain(failed);

        assertThat(row()).returns(State.MAKING, PeriodicFile::state).returns(2, PeriodicFile::attempt);
        assertThat(steps()).containsExactly("west 2026-05 FAILEDUNENCODABLE");
    }

    @Test
    void knowsTheLastThatWasBegunFromAMonthOn() {
        assertThat(months.last("west", "2026-04", "2026-06"))
                .hasValueSatisfying(last -> assertThat(last.period()).isEqualTo("2026-05"));
        assertThat(months.last("west", "2026-05", "2026-06")).isPresent();
        assertThat(months.last("west", "2026-06", "2026-07")).isEmpty();
        assertThat(months.last("east", "2026-04", "2026-06")).isEmpty();
        assertThat(months.last("west", "2026-04", "2026-05"))
                .as("by a clock that was ahead")
                .isEmpty();
        months.begin("west", "2026-06");
        assertThat(months.last("west", "2026-04", "2026-07"))
                .hasValueSatisfying(last -> assertThat(last.period()).isEqualTo("2026-06"));
    }

    @Test
    void listsTheLastMonthsOfAllPartners() {
        months.begin("east", "2026-05");
        months.begin("west", "2026-04");
        months.begin("west", "2026-06");
        assertThat(months.last(3))
                .extracting(row -> row.period() + " " + row.partner())
                .containsExactly("2026-06 west", "2026-05 east", "2026-05 west");
    }

    @Test
    void isDeliveredWhereWhatHadFailedComesThereAfterAll() {
        months.queued("west", "2026-05");
        months.failed("west", "2026-05", "INTERNAL");
        months.delivered("west", "2026-05");

        assertThat(row().code()).isNull();
        assertThat(steps())
                .containsExactly("west 2026-05 QUEUED", "west 2026-05 FAILEDINTERNAL", "west 2026-05 DELIVERED");
    }
}
