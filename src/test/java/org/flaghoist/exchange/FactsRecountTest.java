package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.flaghoist.exchange.FactsRecount.Sent;
import org.flaghoist.exchange.GeneratedNotifications.Generated;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.people.Person;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureFilter;
import org.flaghoist.picture.PictureKey;
import org.flaghoist.picture.PictureQuery;
import org.flaghoist.picture.PictureRow;
import org.flaghoist.picture.PictureViews;
import org.flaghoist.picture.PictureWeeks;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.retention.Purging.RetentionRule;
import org.flaghoist.testing.LedgerFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The picture beside a count by hand, over notifications with revisions, cancellations, duplicates, redos, holds,
 * erasure and retention. Over 100,000: {@code -Dflaghoist.test.notifications=100000}.
 */
class FactsRecountTest {

    private static final int NOTIFICATIONS = Integer.getInteger("flaghoist.test.notifications", 2_000);
    private static final int BATCH = 50;
    private static final int ROUND = 500;
    private static final long SEED = 20;

    private static final PictureFilter ALL = new PictureFilter(null, null, null, null, null, null);

    private final Random random = new Random(SEED);
    private final GeneratedNotifications notifications = new GeneratedNotifications(random);
    private final Map<String, Generated> open = new HashMap<>();
    private final List<String> references = new ArrayList<>();
    private final Map<Long, String> keys = new HashMap<>();
    private final List<Sent> inRound = new ArrayList<>();
    private FactsRecount recount;
    private LedgerFixture hub;
    private FactsHub steps;
    private PictureWeeks weeks;
    private PictureViews views;
    private MonthlyFiles files;
    private int key;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        hub = new LedgerFixture(folder);
        steps = new FactsHub(hub);
        weeks = new PictureWeeks(new Picture(hub.database), hub.database);
        views = new PictureViews(weeks);
        recount = new FactsRecount();
        files = new MonthlyFiles(hub.database);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void addsUpExactlyWhatWasSent() {
        for (int sent = 0; sent < NOTIFICATIONS; sent += BATCH) {
            hub.ledger.together(() -> {
                for (int i = 0; i < BATCH; i++) {
                    step();
                }
                return true;
            });
            addUpSomeWeeks();
            // What comes in the last round stays held.
            if (sent % ROUND == ROUND - BATCH && sent + BATCH < NOTIFICATIONS) {
                decide();
                erase();
                purge();
                inRound.clear();
            }
        }
        assertThat(recount.accepted).hasSizeGreaterThan(NOTIFICATIONS / 2);
        assertExact();
        Map<String, String> before = picture(null, Grouping.TYPE);
        purge();
        assertThat(hub.count("content")).isZero();
        assertThat(picture(null, Grouping.TYPE)).isEqualTo(before);
        assertExact();
    }

    private void assertExact() {
        addUpWeeks();
        for (Grouping by : List.of(Grouping.ALL, Grouping.PARTNER, Grouping.COUNTRY, Grouping.TYPE, Grouping.WEEK)) {
            assertThat(picture(null, by)).as("by " + by).isEqualTo(recount.of(null, by.name()));
            assertThat(text(views.sums(ALL, by))).as("on the page, by " + by).isEqualTo(recount.of(null, by.name()));
        }
        for (String partner : GeneratedNotifications.SENDERS.keySet()) {
            assertThat(picture(partner, Grouping.WEEK))
                    .as("for " + partner)
                    .hasSizeGreaterThan(100)
                    .isEqualTo(recount.of(partner, "WEEK"));
            files.assertExact(partner, recount.of(partner, "MONTH"));
        }
    }

    private void addUpSomeWeeks() {
        for (int i = random.nextInt(5); i > 0; i--) {
            weeks.step();
        }
    }

    private void addUpWeeks() {
        while (weeks.step()) {
            // one week after the other
        }
    }

    private Map<String, String> picture(@Nullable String partner, Grouping by) {
        return text(new Picture(hub.database).of(new PictureQuery(partner, null, null, by)));
    }

    private static Map<String, String> text(List<PictureRow> rows) {
        Map<String, String> picture = new TreeMap<>();
        for (PictureRow row : rows) {
            PictureKey of = row.of();
            String what = of.group() + "|" + of.mark() + "|" + of.measure() + "|" + of.kind() + "|" + of.route() + "|"
                    + of.currency();
            picture.put(what, FactsRecount.text(row.value(), row.notifications()));
        }
        return picture;
    }

    private void step() {
        int what = references.isEmpty() ? 0 : random.nextInt(100);
        Generated last = what < 50 ? notifications.fresh() : Objects.requireNonNull(open.get(any(references)));
        int revision = last.notification().path("revision").asInt();
        if (what < 50) {
            send(last, true);
        } else if (what < 70) {
            send(notifications.next(last.notification(), "UPDATE", revision + 1 + random.nextInt(2)), isOpen(last));
        } else if (what < 78) {
            send(notifications.next(last.notification(), "CANCEL", revision + 1), isOpen(last));
        } else if (what < 84) {
            send(last, false);
        } else if (what < 90) {
            redo();
        } else if (what < 94) {
            send(notifications.next(last.notification(), revision == 1 ? "NEW" : "UPDATE", revision), false);
        } else {
            steps.handle("t" + ++key, notifications.fresh().notification(), 1);
        }
    }

    private static boolean isOpen(Generated last) {
        return !last.notification().path("action").asText().equals("CANCEL");
    }

    private void send(Generated one, boolean isAccepted) {
        ObjectNode notification = one.notification();
        DecidedMessage decided = steps.handle("k" + ++key, notification, 0);
        assertThat(decided.recorded().isAccepted()).as(notification.toString()).isEqualTo(isAccepted);
        if (!isAccepted) {
            return;
        }
        Sent sent =
                new Sent(decided.recorded().begun().entry(), notification, one.day(), new HashMap<>(), new HashMap<>());
        decided.decisions().forEach(copy -> {
            ReleaseDecision decision = copy.decision();
            if (decision.outcome() == ReleaseDecision.Outcome.RELEASE) {
                sent.given().put(copy.recipient(), decision.notification());
            } else if (decision.outcome() == ReleaseDecision.Outcome.HOLD) {
                sent.held().put(copy.recipient(), decision.notification());
            }
        });
        recount.accepted.add(sent);
        inRound.add(sent);
        if (open.put(sent.reference(), one) == null) {
            references.add(sent.reference());
        }
        if (key < ROUND) {
            assertThat(steps.policy.misfits(notification)).isEmpty();
        }
        keys.put(sent.entry(), "k" + key);
    }

    /** The broker gives a message out again. */
    private void redo() {
        if (!inRound.isEmpty()) {
            Sent sent = any(inRound);
            DecidedMessage again =
                    steps.handle(Objects.requireNonNull(keys.get(sent.entry())), (ObjectNode) sent.whole(), 0);
            assertThat(again.recorded().begun()).matches(begun -> begun.redo() && begun.entry() == sent.entry());
        }
    }

    /** People release or refuse what is held; and some copies are taken back before they are fetched. */
    private void decide() {
        for (Sent sent : inRound) {
            sent.held().forEach((recipient, copy) -> {
                boolean isReleased = random.nextBoolean();
                RecipientOutcome outcome =
                        isReleased ? FactsHub.given(recipient) : RecipientOutcome.refused(recipient, "R10");
                hub.ledger.resolve(sent.entry(), outcome, "ann, ben", "seen");
                if (isReleased) {
                    sent.given().put(recipient, copy);
                }
            });
            sent.held().clear();
            if (random.nextInt(20) == 0 && sent.given().remove("ro") != null) {
                hub.ledger.takeBack(sent.entry(), "ro", DeliveryState.WITHDRAWN);
            }
        }
    }

    private void erase() {
        Sent gone = any(recount.accepted);
        String id = gone.whole().path("id").asText();
        hub.erasure.erase(gone.sender(), id, Person.local("ann"), "asked for");
        hub.erasure.erase(gone.sender(), id, Person.local("ben"), "seen the letter");
        recount.accepted.removeIf(sent -> sent.reference().equals(gone.reference()));
    }

    private void purge() {
        for (String sender : GeneratedNotifications.SENDERS.keySet()) {
            Instant later = Instant.now().plusSeconds(10);
            hub.purging.purge(new RetentionRule(sender, null, Set.of(), later), () -> true);
        }
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
