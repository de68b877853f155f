package org.flaghoist.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hubs number copies of the same sender, as its two lanes may be at different hubs. */
@Tag(TestDatabase.BOTH)
class CopyNumbersTest {

    private static final int BATCHES = 50;
    private static final List<String> RECIPIENTS = List.of("east", "west");

    @AutoClose
    private final LedgerFixture ledger = LedgerFixture.open();

    private CopyNumbers numbers;

    @BeforeEach
    void open() throws Exception {
        numbers = new CopyNumbers(ledger.recorded);
    }

    @Test
    void giveNoNumberTwiceAndLeaveNoneOut() throws Exception {
        LedgerDatabase another = new LedgerDatabase(ledger.database, ledger.key, Clock.systemUTC());
        ExecutorService hubs = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> work =
                    List.of(hubs.submit(() -> work(ledger.recorded, 0)), hubs.submit(() -> work(another, BATCHES)));
            for (Future<?> each : work) {
                each.get(1, TimeUnit.MINUTES);
            }
        } finally {
            hubs.shutdownNow();
        }

        for (String recipient : RECIPIENTS) {
            assertThat(given(recipient))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 2 * BATCHES).boxed().toList());
        }
    }

    private static void work(LedgerDatabase hub, int from) {
        CopyNumbers numbers = new CopyNumbers(hub);
        for (int i = from + 1; i <= from + BATCHES; i++) {
            List<NumberedCopy> copies = new ArrayList<>();
            for (String recipient : RECIPIENTS) {
                copies.add(new NumberedCopy("north", i, recipient));
            }
            hub.transactions().run(() -> numbers.give(copies, true));
        }
    }

    @Test
    void takeBackWhatATransactionThatFailsHadGiven() {
        give(1, true);
        assertThatThrownBy(() -> ledger.ledger.together(() -> {
                    give(2, true);
                    throw new IllegalStateException("no broker");
                }))
                .hasMessage("no broker");

        assertThat(give(3, true)).isEqualTo(2);
    }

    @Test
    void findTheNumberThatACopyHas() {
        give(1, true);
        give(2, true);

        assertThat(give(1, false)).isEqualTo(1);
        assertThat(given("west")).containsExactly(1L, 2L);
    }

    private Long give(long entry, boolean isNew) {
        NumberedCopy copy = new NumberedCopy("north", entry, "west");
        return ledger.ledger.together(() -> numbers.give(List.of(copy), isNew).get(copy));
    }

    private List<Long> given(String recipient) {
        return ledger.sql
                .sql("select number from copy_number where recipient = ? order by number")
                .param(recipient)
                .query(Long.class)
                .list();
    }
}
