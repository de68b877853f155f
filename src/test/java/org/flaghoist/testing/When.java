package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.Holds;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.people.Person;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.retention.Erasure;

/** What happens: {@code north} sends, people decide. It waits for nothing that comes of that. */
public final class When {

    public static final String OPERATOR = HubFixture.OPERATOR;
    public static final Person RELEASER_1 = Person.local("releaser-1");
    public static final Person RELEASER_2 = Person.local("releaser-2");

    private final HubFixture hub;

    When(HubFixture hub) {
        this.hub = hub;
    }

    /** As {@code north} does. */
    public void sends(String... texts) throws JMSException {
        for (String text : texts) {
            hub.send("north", text);
        }
    }

    /** As {@code east} does, which has a server. */
    public void uploads(String file, String text) throws IOException {
        hub.server("east").upload(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public void starts(String... routes) throws Exception {
        for (String route : routes) {
            hub.bean(CamelContext.class).getRouteController().startRoute(route);
        }
    }

    /** As an operator does; carried out when this returns. */
    public ParkedMessage replays(ParkedMessage letter) {
        return hub.bean(DeadLetters.class).replay(letter.id(), OPERATOR, "the mapping is fixed");
    }

    public void discards(ParkedMessage letter) {
        hub.bean(DeadLetters.class).discard(letter.id(), OPERATOR, "noise");
    }

    /** As an operator changes a dead letter, once it is on its queue. */
    public ParkedMessage edits(ParkedMessage letter, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return await().ignoreExceptionsMatching(
                        e -> String.valueOf(e.getMessage()).contains(" is not on its queue: "))
                .until(
                        () -> hub.bean(DeadLetters.class)
                                .edit(letter.id(), bytes, Person.local(OPERATOR), "fixed by hand"),
                        after -> true);
    }

    /** As a second person, who has seen the change. */
    public void agrees(ParkedMessage letter) throws Exception {
        hub.bean(DeadLetters.class).agree(letter.id(), token(letter), RELEASER_1, "seen");
    }

    /** What the second person has seen. */
    public String token(ParkedMessage letter) throws Exception {
        String shown = hub.invoke("org.flaghoist:type=DeadLetters", "show", letter.id())
                .toString();
        return new ObjectMapper().readTree(shown).at("/request/token").asText();
    }

    /** Two people release a hold. */
    public void releases(ParkedMessage hold) {
        hub.bean(Holds.class).release(hold.id(), RELEASER_1, "the arrest is public");
        hub.bean(Holds.class).release(hold.id(), RELEASER_2, "so it is");
    }

    /** Two people recall a notification of {@code north}. */
    public Recall recalls(String id) {
        Recalls recalls = hub.bean(Recalls.class);
        recalls.ask("north", id, RELEASER_1, "wrong boat");
        return recalls.ask("north", id, RELEASER_2, "so it is").orElseThrow();
    }

    /** Two people erase a notification of {@code north}. */
    public void erases(String id) {
        Erasure erasure = new Erasure(hub.bean(LedgerDatabase.class));
        assertThat(erasure.erase("north", id, RELEASER_1, "asked for")).isEmpty();
        assertThat(erasure.erase("north", id, RELEASER_2, "asked for")).isPresent();
    }
}
