package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.Holds;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.people.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see and do at a hub with dead letters and holds. */
public final class OperatorFixture {

    public static final String OPERATOR = HubFixture.OPERATOR;
    public static final Person RELEASER_1 = Person.local("releaser-1");
    public static final Person RELEASER_2 = Person.local("releaser-2");

    private static final String OVER = "the test is over";
    private static final int SOME = 10;

    private final HubFixture hub;

    /** At the hub that all tests share. */
    public OperatorFixture() throws Exception {
        this(HubFixture.lent());
    }

    public OperatorFixture(HubFixture hub) {
        this.hub = hub;
    }

    public HubFixture hub() {
        return hub;
    }

    public DeadLetters deadLetters() {
        return hub.bean(DeadLetters.class);
    }

    public Holds holds() {
        return hub.bean(Holds.class);
    }

    /** The dead letters that wait. */
    public List<ParkedMessage> waiting() {
        return deadLetters().list(new ParkedFilter(ParkedFilter.DEAD, null, null, null, null, null), SOME);
    }

    /** The one that waits. */
    public ParkedMessage onlyDeadLetter() {
        List<ParkedMessage> rows = waiting();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** As an operator changes it, once it is on its queue. */
    public void edit(ParkedMessage letter, String content) {
        Person operator = Person.local(OPERATOR);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        await().ignoreExceptionsMatching(e -> String.valueOf(e.getMessage()).contains(" is not on its queue: "))
                .untilAsserted(() -> deadLetters().edit(letter.id(), bytes, operator, "fixed by hand"));
    }

    /** As a releaser agrees to an edit. */
    public void agree(ParkedMessage letter) throws Exception {
        String shown = hub.invoke("org.flaghoist:type=DeadLetters", "show", letter.id())
                .toString();
        String token = new ObjectMapper().readTree(shown).at("/request/token").asText();
        deadLetters().agree(letter.id(), token, RELEASER_1, "seen");
    }

    /** An arrest from {@code north} that is held for {@code west}. */
    public ParkedMessage held(String reference) throws Exception {
        hub.send("north", Notifications.of("north", reference, "ARREST", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        return holds().list("west", SOME).get(0);
    }

    /** As two releasers release it. */
    public void release(ParkedMessage hold) {
        holds().release(hold.id(), RELEASER_1, "the arrest is public");
        holds().release(hold.id(), RELEASER_2, "so it is");
    }

    /** Leaves nothing to the next test: breaks the mapping again, refuses what is held, discards what is dead. */
    public void clear() throws Exception {
        hub.breakMapping();
        for (ParkedMessage hold : holds().list("", SOME)) {
            holds().refuse(hold.id(), Person.local("cleaner-1"), OVER);
            holds().refuse(hold.id(), Person.local("cleaner-2"), OVER);
            hub.receipts("north", 1);
        }
        hub.discardDeadLetters();
    }

    /** The kinds of an entry's events, in their order. */
    public List<String> events(long entry) {
        return EventSeen.of(hub.bean(DataSource.class), entry).stream()
                .map(EventSeen::kind)
                .toList();
    }

    /** Who caused an entry's events of a kind, in their order. */
    public List<String> actors(long entry, String kind) {
        return EventSeen.of(hub.bean(DataSource.class), entry).stream()
                .filter(event -> event.kind().equals(kind))
                .map(EventSeen::actor)
                .toList();
    }

    /** The first column of an answer of the ledger's database. */
    public List<String> column(String query, Object... values) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql(query)
                .params(values)
                .query(String.class)
                .list();
    }
}
