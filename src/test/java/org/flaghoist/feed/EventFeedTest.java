package org.flaghoist.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
class EventFeedTest {

    /** Stands for what nobody outside may see. */
    private static final String PERSONAL = "Jane Roe";

    /** Of these only the size is published. */
    private static final Set<String> LISTS = Set.of("redactions", "purged");

    private static final String TIME = "2026-11-29T00:00:00Z";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private FeedPosition position;
    private EventFeed feed;

    @BeforeEach
    void open() throws IOException {
        position = new FeedPosition(hub.database);
        feed = new EventFeed(hub.database, position, ClusterLeases.alone(), new FeedOutages(Clock.systemUTC()));
        feed.begin();
    }

    @Test
    void publishesEachKindOfEventByTheSchemaAndNothingPersonal() throws IOException {
        FeedSchema schema = new FeedSchema();
        Stream.of(EventKind.values()).forEach(kind -> append(kind, schema));
        hub.chain.seal();

        List<JsonNode> events = published();

        assertThat(events)
                .extracting(event -> event.path("kind").asText())
                .containsExactlyElementsOf(
                        Stream.of(EventKind.values()).map(Enum::name).toList())
                .containsExactlyInAnyOrderElementsOf(schema.kinds())
                .containsExactlyInAnyOrderElementsOf(schema.knownKinds());
        assertThat(events)
                .allSatisfy(event -> assertThat(schema.faultsOf(event)).isEmpty())
                .allSatisfy(event -> assertThat(event.toString()).doesNotContain(PERSONAL))
                .allSatisfy(event -> assertThat(event.path("detail").size())
                        .isEqualTo(schema.members(event.path("kind").asText()).size()));
    }

    /** As it is written. */
    private List<JsonNode> published() {
        List<JsonNode> events = new ArrayList<>();
        new ObjectMapper().valueToTree(feed.next().events()).forEach(events::add);
        return events;
    }

    /** With every member that the schema has for it, and others. */
    private void append(EventKind kind, FeedSchema schema) {
        Event event = Event.of(kind, PERSONAL).partner("north").by("R9").about("0".repeat(64));
        Stream.of("reason", "person", "id", "file", "location", "field", "did", "words", "parked", "references")
                .forEach(name -> event.with(name, PERSONAL));
        schema.members(kind.name()).properties().forEach(member -> put(event, member.getKey(), member.getValue()));
        hub.recorded.transactions().run(() -> hub.recorded.append(event));
    }

    private static void put(Event event, String name, JsonNode member) {
        if (LISTS.contains(name)) {
            event.detail().putArray(name).add(PERSONAL).add(PERSONAL);
        } else {
            event.with(name, value(member));
        }
    }

    private static Object value(JsonNode member) {
        if (member.has("enum")) {
            return member.path("enum").path(0).asText();
        }
        return switch (member.path("type").asText()) {
            case "integer" -> 7;
            case "boolean" -> true;
            default -> TIME;
        };
    }

    /** As a newer hub has recorded it, beside this one, during an upgrade. */
    @Test
    void publishesAKindThatItDoesNotKnowInItsPlaceAndNothingOfItsDetail() throws IOException {
        operated();
        hub.recorded
                .transactions()
                .run(() -> hub.recorded.append(
                        Event.of(EventKind.OPERATED, Event.HUB).partner("north").with("code", PERSONAL)));
        hub.rows.update("update event_record set events = replace(events, 'OPERATED', 'FORWARDED') where id ="
                + " (select max(id) from event_record)");
        operated();
        hub.chain.seal();

        List<JsonNode> events = published();

        FeedSchema schema = new FeedSchema();
        assertThat(events)
                .allSatisfy(event -> assertThat(schema.faultsOf(event)).isEmpty())
                .extracting(event -> event.path("kind").asText())
                .containsExactly("OPERATED", "FORWARDED", "OPERATED");
        assertThat(events.get(1).path("partner").asText()).isEqualTo("north");
        assertThat(events.toString()).doesNotContain(PERSONAL);
    }

    @Test
    void putsEventsTogetherInTheirOrderAndLeavesNoneOut() {
        for (int event = 0; event < 2 * FeedBatch.TOGETHER + 1; event++) {
            operated();
        }
        hub.chain.seal();
        FeedBatch batch = feed.next();
        assertThat(batch.messages()).extracting(List::size).containsExactly(FeedBatch.TOGETHER, FeedBatch.TOGETHER, 1);
        assertThat(batch.messages()).flatMap(events -> events).isEqualTo(batch.events());
    }

    @Test
    void leavesWhatIsNotSealedYetAndPassesOverNothing() {
        operated();
        assertThat(feed.next().isAny()).isFalse();

        hub.chain.seal();
        operated();
        FeedBatch first = feed.next();
        assertThat(first.events()).hasSize(1);
        feed.published(first);

        hub.chain.seal();
        assertThat(feed.next().events()).extracting(FeedEvent::link).containsExactly(first.to() + 1);
    }

    @Test
    void publishesAgainWhatWasNotRecordedAsPublished() {
        operated();
        hub.chain.seal();
        FeedBatch batch = feed.next();

        assertThat(feed.next().events()).isEqualTo(batch.events());
        feed.published(batch);
        assertThat(feed.next().isAny()).isFalse();
    }

    @Test
    void doesNotGoBackWhereAnotherHubHasGoneOn() {
        operated();
        hub.chain.seal();
        FeedBatch late = feed.next();
        operated();
        hub.chain.seal();
        feed.published(feed.next());

        feed.published(late);

        assertThat(feed.next().isAny()).isFalse();
    }

    @Test
    void saysForHowLongTheNextHasWaited() {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        assertThat(position.lag(later)).isZero();
        operated();
        hub.chain.seal();
        assertThat(position.lag(later)).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(70));
        feed.published(feed.next());
        assertThat(position.lag(later)).isZero();
    }

    @Test
    void beginsWithWhatHappensSinceItWasFirstAskedFor() {
        hub.rows.update("update feed_position set link = null");
        operated();
        hub.chain.seal();
        feed.begin();
        operated();
        hub.chain.seal();
        feed.begin();
        assertThat(feed.next().events()).hasSize(1);
    }

    private void operated() {
        hub.recorded.transactions().run(() -> hub.recorded.append(Event.of(EventKind.OPERATED, Event.HUB)));
    }
}
