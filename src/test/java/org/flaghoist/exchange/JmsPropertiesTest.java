package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.Notifications.notification;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** A JMS partner's messages have the properties that the contract says, of those types. */
class JmsPropertiesTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(flaghoist_\\w+)` \\| (\\w+) \\|([^|]*)\\|([^|]*)\\| (?:yes|no) \\|$");
    private static final int NOTIFICATION = 3;
    private static final int RECEIPT = 4;

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();

    @Test
    void areThoseOfTheContractByCore() throws Exception {
        when.sends(notification("CORE-1", "west"));

        assertThat(properties(hub.core("west"), "west")).isEqualTo(contract(NOTIFICATION));
        assertThat(properties(hub.core("north"), "north")).isEqualTo(contract(RECEIPT));
    }

    @Test
    void areThoseOfTheContractByAmqp() throws Exception {
        when.sends(notification("AMQP-1", "west"));

        assertThat(properties(hub.amqp("west"), "west")).isEqualTo(contract(NOTIFICATION));
        assertThat(properties(hub.amqp("north"), "north")).isEqualTo(contract(RECEIPT));
    }

    /** By name, the types of those that a message of the kind has. */
    private Map<String, String> contract(int kind) throws IOException {
        Map<String, String> types = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("mappings/README.md")))
                .results()
                .filter(row -> !row.group(kind).isBlank())
                .forEach(row -> types.put(row.group(1), row.group(2)));
        assertThat(types).hasSizeGreaterThan(3);
        // Nothing here is sent again, recalled, signed, or for a partner's body.
        types.keySet()
                .removeAll(Set.of(HubProperties.REPEAT, HubProperties.RECALL, HubProperties.PROOF, HubProperties.BODY));
        return types;
    }

    private static Map<String, String> properties(Connection connection, String partner) throws JMSException {
        try (connection;
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                var consumer = session.createConsumer(session.createQueue(QueueNames.out(partner)))) {
            connection.start();
            Message message = Objects.requireNonNull(consumer.receive(60_000), "nothing came");
            Map<String, String> types = new TreeMap<>();
            Enumeration<?> names = message.getPropertyNames();
            for (Object name : Collections.list(names)) {
                types.put(name.toString(), type(message.getObjectProperty(name.toString())));
            }
            types.keySet().removeIf(name -> !name.startsWith(HubProperties.PREFIX));
            return types;
        }
    }

    private static String type(Object value) {
        String name = value.getClass().getSimpleName();
        return name.equals("Integer") ? "int" : name.toLowerCase(Locale.ROOT);
    }
}
