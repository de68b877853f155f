package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flaghoist.exchange.DecidedMessage.DecidedCopy;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.linked.PartnerLinks;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.Urgency;
import org.flaghoist.people.Person;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each partner learns of links, beside what its own copies have in common, over generated notifications: with all
 * handling codes, named recipients, redactions, holds that people release or refuse, edits, withdrawn copies, updates,
 * cancellations and erasure.
 */
class LinkedReleaseTest {

    private static final int NOTIFICATIONS = Integer.getInteger("flaghoist.test.notifications", 600);
    private static final int ROUND = 100;
    private static final long SEED = 20;

    private final Random random = new Random(SEED);
    private final LinkableNotifications notifications = new LinkableNotifications(random);
    private final Mappings mappings = mappings();
    private final List<Sent> all = new ArrayList<>();
    private final Map<String, ObjectNode> open = new HashMap<>();
    private LedgerFixture hub;
    private Indexer indexer;
    private int key;

    /** @param given by recipient: the copy as it has it */
    private record Sent(long entry, ObjectNode whole, Map<String, byte[]> given, Map<String, ObjectNode> held) {

        String sender() {
            return whole.path("sender").asText();
        }

        String reference() {
            return sender() + "/" + whole.path("id").asText();
        }

        int revision() {
            return whole.path("revision").asInt();
        }
    }

    private static Mappings mappings() {
        SetupFaults faults = new SetupFaults();
        Mappings read = Mappings.read(Path.of("mappings"), faults);
        faults.throwIfAny();
        return read;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        hub = new LedgerFixture(folder);
        SearchKeys keys = new SearchKeys(hub.key);
        indexer = new Indexer(
                hub.recorded,
                new SearchIndex(hub.recorded),
                keys,
                (partner, copy) -> mappings.of(partner).text(copy).text());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/release-policy.yaml", "src/test/samples/release-policy/partly.yaml"})
    void tellsEachPartnerWhatItsOwnCopiesHaveInCommonAndNothingElse(Path policy) {
        FactsHub steps = new FactsHub(hub, policy, this::outcome);
        for (int sent = 0; sent < NOTIFICATIONS; sent++) {
            hub.ledger.together(() -> {
                send(steps);
                return true;
            });
            if (sent % ROUND == ROUND - 1) {
                decide();
                withdraw();
                erase();
                index();
                assertExact();
            }
        }
        assertThat(LinkableNotifications.PARTNERS)
                .as("who learns something")
                .filteredOn(partner -> !told(partner).isEmpty())
                .hasSizeGreaterThan(4);
    }

    private void assertExact() {
        for (String partner : LinkableNotifications.PARTNERS) {
            assertThat(told(partner)).as("for " + partner).isEqualTo(known(partner));
        }
    }

    private List<String> told(String partner) {
        return new PartnerLinks(hub.database)
                .of(partner).stream()
                        .map(group -> group.notifications().stream()
                                .map(one -> one.sender() + "/" + one.reference() + "/" + one.revision())
                                .sorted()
                                .collect(Collectors.joining(" ", group.kind() + ": ", "")))
                        .sorted()
                        .toList();
    }

    /** By what it sent, and by the bytes of the copies that it has. */
    private List<String> known(String partner) {
        Map<String, Sent> last = new TreeMap<>();
        all.stream()
                .filter(sent -> sent.sender().equals(partner) || sent.given().containsKey(partner))
                .forEach(sent -> last.merge(
                        sent.reference(), sent, (one, other) -> one.revision() > other.revision() ? one : other));
        Map<String, Set<String>> byValue = new TreeMap<>();
        last.values().stream()
                .filter(sent -> !sent.whole().path("action").asText().equals("CANCEL"))
                .forEach(sent -> seen(partner, sent)
                        .forEach(value -> byValue.computeIfAbsent(value, each -> new TreeSet<>())
                                .add(sent.reference() + "/" + sent.revision())));
        return byValue.entrySet().stream()
                .filter(each -> senders(each.getValue()) > 1)
                .map(each -> each.getKey().substring(0, each.getKey().indexOf(' ')) + ": "
                        + String.join(" ", each.getValue()))
                .sorted()
                .toList();
    }

    private static long senders(Set<String> references) {
        return references.stream()
                .map(each -> each.substring(0, each.indexOf('/')))
                .distinct()
                .count();
    }

    private static Set<String> seen(String partner, Sent sent) {
        Set<String> values = SeenCopies.values(sent.whole());
        return sent.sender().equals(partner)
                ? values
                : SeenCopies.seen(partner, Objects.requireNonNull(sent.given().get(partner)), values);
    }

    private void send(FactsHub steps) {
        List<ObjectNode> known = open.values().stream().toList();
        int what = known.isEmpty() ? 0 : random.nextInt(100);
        ObjectNode one = what < 75
                ? notifications.fresh()
                : notifications.next(known.get(random.nextInt(known.size())), what < 92 ? "UPDATE" : "CANCEL");
        DecidedMessage decided = steps.handle("k" + ++key, one, what == 74 ? 1 : 0);
        assertThat(steps.policy.misfits(one)).isEmpty();
        if (what == 74) {
            return;
        }
        assertThat(decided.recorded().isAccepted()).as(one.toString()).isTrue();
        Sent sent = new Sent(decided.recorded().begun().entry(), one, new HashMap<>(), new HashMap<>());
        decided.decisions().forEach(copy -> {
            ObjectNode content = copy.decision().notification();
            if (copy.decision().outcome() == ReleaseDecision.Outcome.HOLD) {
                sent.held().put(copy.recipient(), content);
            } else if (copy.decision().outcome() == ReleaseDecision.Outcome.RELEASE) {
                give(sent, copy.recipient(), Objects.requireNonNull(content));
            }
        });
        all.add(sent);
        if (one.path("action").asText().equals("CANCEL")) {
            open.remove(sent.reference());
        } else {
            open.put(sent.reference(), one);
        }
    }

    private void give(Sent sent, String recipient, ObjectNode content) {
        Rendering rendering = copy(recipient, content).rendering();
        if (rendering != null) {
            sent.given().put(recipient, rendering.content());
        }
    }

    private RecipientOutcome outcome(DecidedCopy copy) {
        ReleaseDecision decision = copy.decision();
        return decision.outcome() == ReleaseDecision.Outcome.RELEASE
                ? copy(copy.recipient(), Objects.requireNonNull(decision.notification()))
                : FactsHub.outcome(copy);
    }

    private RecipientOutcome copy(String recipient, ObjectNode content) {
        try {
            byte[] bytes = mappings.of(recipient).render(content);
            Rendering rendering = new Rendering(bytes, "txt", Urgency.ROUTINE);
            return RecipientOutcome.released(recipient, DeliveryState.DELIVERED, "R1", List.of(), rendering);
        } catch (Rejection fault) {
            return RecipientOutcome.failed(recipient, "R1", List.of(), fault);
        }
    }

    /** People release or refuse what is held; of some an operator has taken the engines out. */
    private void decide() {
        for (Sent sent : all) {
            sent.held().forEach((recipient, content) -> {
                ObjectNode copy = content.deepCopy();
                if (random.nextBoolean()) {
                    copy.remove("engines");
                }
                boolean isReleased = random.nextInt(3) > 0;
                RecipientOutcome outcome =
                        isReleased ? copy(recipient, copy) : RecipientOutcome.refused(recipient, "R10");
                hub.ledger.resolve(sent.entry(), outcome, "ann, ben", "seen");
                if (isReleased) {
                    give(sent, recipient, copy);
                }
            });
            sent.held().clear();
        }
    }

    private void withdraw() {
        for (Sent sent : all) {
            for (String recipient : new HashSet<>(sent.given().keySet())) {
                if (random.nextInt(200) == 0) {
                    hub.ledger.takeBack(sent.entry(), recipient, DeliveryState.WITHDRAWN);
                    sent.given().remove(recipient);
                }
            }
        }
    }

    private void erase() {
        Sent gone = all.get(random.nextInt(all.size()));
        String id = gone.whole().path("id").asText();
        hub.erasure.erase(gone.sender(), id, Person.local("ann"), "asked for");
        hub.erasure.erase(gone.sender(), id, Person.local("ben"), "seen the letter");
        all.removeIf(sent -> sent.reference().equals(gone.reference()));
        open.remove(gone.reference());
    }

    private void index() {
        while (indexer.step()) {
            // until all is in the index
        }
    }
}
