package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.broker.QueueNames;

/** A partner of a {@link HubFixture}: what it sends, and what it gets on its queue or in its inbox. */
public final class HubPartner {

    private final HubFixture hub;
    private final String name;

    HubPartner(HubFixture hub, String name) {
        this.hub = hub;
        this.name = name;
    }

    /** Takes the next copies, which are these and no others. */
    public void gets(String... copies) throws JMSException {
        assertThat(hub.receive(name, copies.length)).containsExactly(copies);
    }

    /** Takes the next receipts, each as status, recipient and code, which are these. */
    public void getsReceipts(String... receipts) throws JMSException {
        assertThat(hub.receipts(name, receipts.length)).containsExactly(receipts);
    }

    /** Takes so many messages, waiting for each. */
    public List<String> takes(int count) throws JMSException {
        List<String> taken = hub.receive(name, count);
        assertThat(taken).hasSize(count);
        return taken;
    }

    /** Takes the next copies, which are these, each named by reference and revision. */
    public void getsNamed(String... names) throws JMSException {
        assertThat(hub.receive(name, names.length))
                .extracting(Notifications::name)
                .containsExactly(names);
    }

    /** As {@link #getsNamed}, where the order does not matter. */
    public void getsNamedInAnyOrder(String... names) throws JMSException {
        assertThat(hub.receive(name, names.length))
                .extracting(Notifications::name)
                .containsExactlyInAnyOrder(names);
    }

    /** Takes the next copies, which have these references. */
    public void getsIds(String... ids) throws JMSException {
        assertThat(hub.receive(name, ids.length))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly(ids);
    }

    /** Takes the next copy, which has each of these words. */
    public void getsOneWith(String... words) throws JMSException {
        assertThat(takes(1)).singleElement().asString().contains(words);
    }

    /** Waits a while to see that nothing comes. */
    public void getsNothing() throws JMSException {
        assertThat(hub.nothingFor(name)).as("nothing for " + name).isTrue();
    }

    /** Its queue comes to have so many copies. */
    public void has(int copies) {
        new Then(hub).queued(QueueNames.out(name), copies);
    }

    /** Its queue has nothing. */
    public void hasNothing() {
        new Then(hub).nothingIn(QueueNames.out(name));
    }

    /** The names of what is in its inbox and has its final name, sorted. */
    public List<String> inbox() {
        return SftpServerFixture.names(hub.server(name).inbox()).stream()
                .filter(file -> !file.startsWith("."))
                .sorted()
                .toList();
    }

    /** Its inbox comes to have these copies of {@code north}, each as reference and revision, and nothing else. */
    public void finds(String... copies) {
        await().untilAsserted(() -> assertThat(inbox()).containsExactly(files(copies)));
    }

    /** As {@link #finds}, at the moment. */
    public void hasFound(String... copies) {
        assertThat(inbox()).containsExactly(files(copies));
    }

    /** Its inbox comes to have these copies, too. */
    public void findsAmongOthers(String... copies) {
        await().untilAsserted(() -> assertThat(inbox()).contains(files(copies)));
    }

    private static String[] files(String... copies) {
        return Stream.of(copies).map(copy -> "north_" + copy + ".json").toArray(String[]::new);
    }
}
