package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FileBudgetTest {

    private static final int KIB = 1_024;
    private static final long LARGEST = 64 * KIB;

    private final FileBudget budget = new FileBudget(100 * KIB, LARGEST);

    @Test
    void neverGivesMoreThanThereIs() throws Exception {
        AtomicInteger inHand = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> partners = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random sizes = new Random(i);
            partners.add(new Thread(() -> {
                for (int file = 0; file < 500; file++) {
                    int taken = budget.take(sizes.nextInt(40 * KIB), false);
                    most.accumulateAndGet(inHand.addAndGet(taken), Math::max);
                    inHand.addAndGet(-taken);
                    budget.giveBack(taken);
                }
            }));
        }
        partners.forEach(Thread::start);
        for (Thread partner : partners) {
            partner.join();
        }

        assertThat(most.get()).isPositive().isLessThanOrEqualTo(100);
    }

    @Test
    void givesAFileThatNeedsMoreThanThereIsAllOfItAlone() throws Exception {
        int huge = budget.take(10_000 * KIB, false);
        Thread other = waiting(1);

        budget.giveBack(huge);

        other.join();
    }

    @Test
    void givesOneThatIsEncryptedWhatTheLargestWouldTake() throws Exception {
        int encrypted = budget.take(1, true);
        Thread other = waiting(1);

        budget.giveBack(encrypted);

        other.join();
    }

    @Test
    void letsNoSmallFilePassALargeOneThatWaits() throws Exception {
        int small = budget.take(1, false);
        Thread large = waiting(10_000 * KIB);
        Thread later = waiting(1);

        budget.giveBack(small);

        large.join();
        later.join();
    }

    /** A thread that waits for memory, and gives it back as soon as it has it. */
    private Thread waiting(long size) {
        Thread thread = new Thread(() -> budget.giveBack(budget.take(size, false)));
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }
}
