package org.flaghoist.faults;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.broker.BrokerRights;
import org.flaghoist.testing.BrokerWays;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another system that has subscribed to what happens, and has all that it was told. */
final class SeenEvents implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Connection connection;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    /** Each once, as it came first. */
    private final Queue<Seen> events = new ConcurrentLinkedQueue<>();

    private record Seen(long link, int number) {}

    SeenEvents(BrokerWays broker) throws JMSException {
        connection = broker.core(BrokerRights.EVENTS).createConnection();
        connection.setClientID("siem");
        Session session = connection.createSession();
        session.createDurableSubscriber(session.createTopic("events"), "all").setMessageListener(this::seen);
        connection.start();
    }

    private void seen(Message message) {
        try {
            for (JsonNode event : JSON.readTree(message.getBody(String.class))) {
                String[] id = event.path("id").asText().split("\\.");
                if (known.add(event.path("id").asText())) {
                    events.add(new Seen(Long.parseLong(id[0]), Integer.parseInt(id[2])));
                }
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for all that is sealed, and lists what was not told, or in another order than the chain's. */
    List<String> faults(JdbcClient ledger) {
        await().atMost(LONG)
                .until(() -> ledger.sql("select (select max(link) from seal) - (select link from feed_position)")
                                .query(Long.class)
                                .single()
                        == 0);
        long last = ledger.sql("select max(link) from seal").query(Long.class).single();
        await().atMost(LONG).until(() -> events.stream().anyMatch(event -> event.link() >= last));
        List<Seen> told = List.copyOf(events);
        return Stream.concat(missing(told, ledger), disorder(told)).toList();
    }

    private static Stream<String> missing(List<Seen> told, JdbcClient ledger) {
        Set<Long> links = told.stream().map(Seen::link).collect(Collectors.toSet());
        return ledger
                .sql("select link from seal where link >= ? order by link")
                .param(told.get(0).link())
                .query(Long.class)
                .list()
                .stream()
                .filter(link -> !links.contains(link))
                .map(link -> "link " + link + " was not told");
    }

    private static Stream<String> disorder(List<Seen> told) {
        Comparator<Seen> order = Comparator.comparingLong(Seen::link).thenComparingInt(Seen::number);
        return IntStream.range(1, told.size())
                .filter(i -> order.compare(told.get(i - 1), told.get(i)) > 0)
                .mapToObj(i -> told.get(i) + " came after " + told.get(i - 1));
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
