package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hubs die while they carry out what people at their consoles decide: bulk replays, edits, releases and recalls. */
class DecisionsIT {

    /** A code of a sample that nobody knows, and the one that is meant. */
    static final String WRONG = "\"Schwimmweste\"";

    static final String RIGHT = "\"SCHWIMMWESTE\"";

    private static final int HELD = 5;
    private static final int FAULTY = 20;
    private static final int RECALLED = 3;
    private static final int WORK_MILLIS = 2_500;
    private static final int HALTED_MILLIS = 15_000;
    private static final int SHARE_OF_KILLS = 5;
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    @AtLength(inShort = "DecisionJobTest has it stop before it, CrashIT kills it")
    void losesDoublesAndForgetsNothingThoughTheHubIsKilledAtIt(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Random moments = new Random(seed.value());
        int kills = Integer.getInteger("flaghoist.kills", 20) / SHARE_OF_KILLS;
        try (TestStage stage = new TestStage(directory, seed.value());
                Operators operators = new Operators(stage.hub())) {
            HubProcess hub = stage.hub();
            Post post = new Post(stage, operators, seed);
            stage.take();
            operators.begin();
            hub.start();
            for (int i = 0; i < kills; i++) {
                hub.awaitReady();
                post.send();
                hub.runFor(moments.nextInt(WORK_MILLIS));
                hub.kill();
                hub.start();
            }
            hub.awaitReady();
            stage.comeToRest();
            await().atMost(LONG).until(() -> Operators.pending(hub) == 0 && operators.haveRecalledAll());
            operators.close();

            assertThat(stage.faults()).as("after %d kills, %s", kills, seed).isEmpty();
        }
    }

    @Test
    @AtLength(inShort = "TwoHubsIT has one of two killed and halted")
    void losesDoublesAndForgetsNothingThoughOneOfTwoHubsIsKilledOrHaltedAtIt(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        Random moments = new Random(seed.value());
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            HubProcess one = stage.hub();
            HubProcess other = production.another();
            try (Operators operators = new Operators(one, other)) {
                Post post = new Post(stage, operators, seed);
                one.start();
                one.awaitReady();
                other.start();
                other.awaitReady();
                stage.take();
                operators.begin();
                post.send();
                one.runFor(moments.nextInt(WORK_MILLIS));
                one.kill();
                post.send();
                stage.awaitAllIsThere(other);
                one.start();
                one.awaitReady();
                // It has all leases, and stands still with them.
                post.send();
                other.runFor(moments.nextInt(WORK_MILLIS));
                other.signal("STOP");
                one.runFor(HALTED_MILLIS);
                other.signal("CONT");
                stage.comeToRest();
                await().atMost(LONG).until(() -> Operators.pending(one) == 0 && operators.haveRecalledAll());
            }

            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    /** What is sent for people to decide about. */
    private static final class Post {

        private final TestStage stage;
        private final Operators operators;
        private final Mail holding;
        private final Mail faulty;

        Post(TestStage stage, Operators operators, Seed seed) throws Exception {
            this.stage = stage;
            this.operators = operators;
            this.holding = new Mail("uk", seed.value());
            this.faulty = new Mail("at", seed.value());
        }

        void send() throws Exception {
            for (int i = 0; i < HELD; i++) {
                stage.party("uk").send(released(holding.of("intelligence-suspected-false.json")));
            }
            for (int i = 0; i < FAULTY; i++) {
                stage.party("at").send(replayedAndEdited(faulty.of("seizure-new.json")));
            }
            for (int i = 0; i < RECALLED; i++) {
                Parcel parcel = recalled(holding.of("intelligence-advert-child.json"));
                stage.party("uk").send(parcel);
                operators.recall(parcel.letters().get(0));
            }
        }

        private static Parcel recalled(Parcel parcel) {
            Letter letter = parcel.letters().get(0);
            return new Parcel(parcel.name(), parcel.content(), List.of(letter, letter.recall()));
        }

        private static Parcel released(Parcel parcel) {
            Letter letter = parcel.letters().get(0);
            Map<String, String> decided = new TreeMap<>();
            letter.outcomes().forEach((recipient, outcome) -> {
                if (outcome.equals("HELD")) {
                    decided.put(recipient, recipient.equals(Operators.REFUSED) ? "REFUSED" : "DELIVERED");
                }
            });
            return new Parcel(parcel.name(), parcel.content(), List.of(letter.decided(decided)));
        }

        /** It is rejected, rejected again when it is replayed, and accepted when it is edited. */
        private static Parcel replayedAndEdited(Parcel parcel) {
            byte[] content = new String(parcel.content(), StandardCharsets.ISO_8859_1)
                    .replace(RIGHT, WRONG)
                    .getBytes(StandardCharsets.ISO_8859_1);
            Letter letter = parcel.letters().get(0);
            Letter rejected = new Letter(letter.sender(), letter.id(), letter.revision(), "REJECTED", Map.of());
            Letter edited = new Letter(letter.sender(), letter.id(), letter.revision(), "ACCEPTED", Map.of())
                    .decided(letter.outcomes());
            return new Parcel(parcel.name(), content, List.of(rejected, rejected, edited));
        }
    }
}
