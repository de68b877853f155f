package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.CommittedQueue;
import org.flaghoist.broker.EmbeddedBroker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Setup;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.Parking;
import org.flaghoist.partner.PartnerState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole hub on free ports with partners of its own: {@code north} and {@code west} come to the broker, {@code east}
 * and {@code south} have SFTP servers, to the second of which the hub logs in by key. Their form is the hub's ({@link
 * PlainMapping}).
 */
public final class HubFixture implements AutoCloseable {

    /** Of tests with a hub of their own, since its start or its data are their subject; the build runs them last. */
    public static final String OWN = "own-hub";

    /** Who acts, in all tests. */
    public static final String OPERATOR = "duty-desk";

    static final String FILES = "FILE_[0-9]{4}\\.json";

    private static final List<String> BROKER_PARTNERS = List.of("north", "west");
    static final List<String> SERVER_PARTNERS = List.of("east", "south");

    private final Path directory;
    private HubSetup setup;
    private final Map<String, SftpServerFixture> servers = new LinkedHashMap<>();
    private final int amqp = FreePorts.next();
    private final int core = FreePorts.next();
    private List<String> more = List.of();
    private @Nullable ConfigurableApplicationContext context;

    /** The hub that all tests of this JVM share, emptied, with the usual set-up and settings as on the command line. */
    public static HubFixture lent(String... settings) throws Exception {
        return lent(HubSetup.usual(settings));
    }

    /**
     * The hub that all tests of this JVM share, emptied. Nobody closes it. Where it has another set-up, or a test has
     * changed its files or stopped it, it is another hub.
     */
    public static HubFixture lent(HubSetup setup) throws Exception {
        return LentHub.emptied(setup);
    }

    /** @param settings more of them, as on the command line */
    public HubFixture(Path directory, String... settings) throws Exception {
        this(directory, HubSetup.usual(settings));
    }

    /** The hub starts when it is first asked for something, so that a test may change what it starts with. */
    public HubFixture(Path directory, HubSetup setup) throws Exception {
        LentHub.close();
        this.directory = directory;
        this.setup = setup;
        for (String partner : SERVER_PARTNERS) {
            this.servers.put(partner, server(partner, directory.resolve(partner)));
        }
        HubFiles.write(directory, BROKER_PARTNERS, this.servers, setup);
    }

    private SftpServerFixture server(String partner, Path folder) throws Exception {
        if (setup.isBehindFaults()) {
            return SftpServerFixture.proxied(folder);
        }
        return partner.equals("south") ? SftpServerFixture.withKeyLogin(folder) : new SftpServerFixture(folder);
    }

    /** @param more settings, of which the last counts */
    public void start(String... more) {
        this.more = List.of(more);
        List<String> all = new ArrayList<>(List.of(
                "--spring.config.location=file:config/",
                "--flaghoist.data=" + directory.resolve("data"),
                "--spring.datasource.url=" + TestDatabase.url(directory.resolve("data")),
                "--flaghoist.hub.config=" + directory.resolve("config"),
                "--flaghoist.hub.mappings=" + directory.resolve("mappings"),
                "--flaghoist.broker.name=hub" + amqp,
                "--flaghoist.broker.amqp-port=" + amqp,
                "--flaghoist.broker.core-port=" + core,
                // The beans that are looked at belong to packages above.
                "--management.endpoint.health.validate-group-membership=false",
                "--logging.level.root=WARN"));
        Stream.of(setup.settings(), this.more).forEach(all::addAll);
        Map<String, String> last = new LinkedHashMap<>();
        // Given twice, Spring would join the two.
        all.forEach(setting -> last.put(setting.replaceFirst("=.*", ""), setting));
        context = new SpringApplicationBuilder(setup.sources())
                .web(WebApplicationType.NONE)
                .properties(TestHub.WITHOUT_STEPS)
                .run(last.values().toArray(String[]::new));
        HubStarts.count("hub");
    }

    public void stop() {
        if (context != null) {
            context.close();
        }
    }

    /** Synchronized, because it may be one of several threads of a test that asks first. */
    private synchronized ConfigurableApplicationContext context() {
        if (context == null) {
            start();
        }
        return Objects.requireNonNull(context);
    }

    /** Whether it runs, with the settings and beans of that set-up. */
    boolean runsFor(HubSetup wanted) {
        return context().isActive() && more.isEmpty() && setup.differsInFilesAlone(wanted);
    }

    /** Writes the files of that set-up. */
    void setUp(HubSetup wanted) throws IOException {
        setup = wanted;
        HubFiles.write(directory, BROKER_PARTNERS, servers, wanted);
    }

    public <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    /** Makes the hub's clock go ahead of the real one. */
    public void moveClock(Duration ahead) {
        bean(MovedClock.class).set(ahead);
    }

    /** As if the integrators had fixed the mappings. */
    public void fixMapping() {
        mapping().setFixed(true);
    }

    /** As if they had broken them again. */
    public void breakMapping() {
        mapping().setFixed(false);
    }

    private PlainMapping mapping() {
        return (PlainMapping) bean(Setup.class).mappings().of("north");
    }

    /** As an operator reads it. */
    public Object attribute(String name, String attribute) {
        context();
        try {
            return ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(name), attribute);
        } catch (JMException e) {
            throw new IllegalStateException(name, e);
        }
    }

    public Object invoke(String name, String operation, String... arguments) throws JMException {
        context();
        String[] types =
                Stream.of(arguments).map(argument -> String.class.getName()).toArray(String[]::new);
        return ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(name), operation, arguments, types);
    }

    public static String partner(String id) {
        return "org.flaghoist:type=Partner,name=" + id;
    }

    /** Where its configuration and its data are. */
    public Path directory() {
        return directory;
    }

    public SftpServerFixture server(String partner) {
        return Objects.requireNonNull(servers.get(partner), partner);
    }

    public Connection core(String partner) throws JMSException {
        return core(partner, "");
    }

    /** @param options of the client, as in its address */
    public Connection core(String partner, String options) throws JMSException {
        context();
        return started(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + core + options)
                .createConnection(partner, BrokerFixture.password(partner)));
    }

    public Connection amqp(String partner) throws JMSException {
        return amqp(partner, "");
    }

    public Connection amqp(String partner, String options) throws JMSException {
        context();
        return started(new JmsConnectionFactory("amqp://127.0.0.1:" + amqp + options)
                .createConnection(partner, BrokerFixture.password(partner)));
    }

    /** Sends as a partner does. */
    public void send(String partner, String text) throws JMSException {
        try (Connection connection = core(partner);
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(QueueNames.in(partner))).send(session.createTextMessage(text));
        }
    }

    /** Takes as many messages as the partner has, waiting for each; fewer where no more come. */
    public List<String> receive(String partner, int most) throws JMSException {
        try (Connection connection = core(partner)) {
            return messages(connection, QueueNames.out(partner), most).stream()
                    .map(QueuedMessage::body)
                    .toList();
        }
    }

    /** Waits a while to see whether anything comes. */
    public boolean nothingFor(String partner) throws JMSException {
        try (Connection connection = core(partner);
                Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.out(partner)))) {
            return consumer.receive(2_000) == null;
        }
    }

    /** Takes receipts, each as status, recipient and code. */
    public List<String> receipts(String partner, int count) throws JMSException {
        return receive(partner, count).stream()
                .map(receipt -> Stream.of("status", "recipient", "code")
                        .map(member -> member(receipt, member))
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    public static String member(String json, String name) {
        try {
            return new ObjectMapper().readTree(json).path(name).asText("");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Makes the next translations fail between the ledger's commit and the broker's; returns how many are left. */
    public AtomicInteger interruptTranslations(int times) {
        bean(Interruptions.class).translations().set(times);
        return bean(Interruptions.class).translations();
    }

    /** Makes the next deliveries fail when the file has its final name. */
    public void interruptDeliveries(int times) {
        bean(Interruptions.class).deliveries().set(times);
    }

    /** A message and its body, read while the session was there: that of a large one comes afterwards. */
    public record QueuedMessage(Message message, String body) {}

    /** Takes what lies on one of the hub's own queues. */
    public List<QueuedMessage> consume(String queue, int most) throws JMSException {
        try (Connection connection = bean(Broker.class).connectionFactory().createConnection()) {
            connection.start();
            return messages(connection, queue, most);
        }
    }

    /** Looks at the first of what lies on one of the hub's own queues. */
    public QueuedMessage browse(String queue) throws JMSException {
        try (Connection connection = bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession();
                QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            Message message = (Message) browser.getEnumeration().nextElement();
            return new QueuedMessage(message, new String(message.getBody(byte[].class), StandardCharsets.UTF_8));
        }
    }

    public void pause(String partner) {
        change(partner, PartnerState.PAUSED);
    }

    public void test(String partner) {
        change(partner, PartnerState.TESTING);
    }

    public void activate(String partner) {
        change(partner, PartnerState.ACTIVE);
    }

    private void change(String partner, PartnerState to) {
        bean(PartnerStates.class).change(partner, to, OPERATOR, "asked for by the test");
    }

    /**
     * What the ledger has decided about a notification, each as recipient, state and rule, in the recipients' order.
     */
    public List<String> decided(String sender, String id) {
        return JdbcClient.create(bean(DataSource.class))
                .sql("select d.recipient || ' ' || d.state || ' ' || coalesce(d.code, d.rule) from delivery d"
                        + " join entry e on e.id = d.entry where e.sender = ? and e.reference = ?"
                        + " order by e.id, d.recipient")
                .params(sender, id)
                .query(String.class)
                .list();
    }

    /** How the ledger has the messages of a sender, each as state and code, as they came. */
    public List<String> entryStates(String sender) {
        return JdbcClient.create(bean(DataSource.class))
                .sql("select state || coalesce(' ' || code, '') from entry where sender = ? order by id")
                .param(sender)
                .query(String.class)
                .list();
    }

    /** The embedded broker's own server. */
    public ActiveMQServer artemis() {
        return ((EmbeddedBroker) bean(Broker.class)).server();
    }

    /** With what was committed just now. */
    public long count(String queue) {
        return CommittedQueue.of(artemis(), queue).getMessageCount();
    }

    private static List<QueuedMessage> messages(Connection connection, String queue, int most) throws JMSException {
        List<QueuedMessage> messages = new ArrayList<>();
        try (Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            while (messages.size() < most) {
                Message message = consumer.receive(60_000);
                if (message == null) {
                    break;
                }
                byte[] body = message.getBody(byte[].class);
                messages.add(new QueuedMessage(message, body == null ? "" : new String(body, StandardCharsets.UTF_8)));
            }
        }
        return messages;
    }

    private static Connection started(Connection connection) throws JMSException {
        connection.start();
        return connection;
    }

    @Override
    public void close() throws IOException {
        stop();
        for (SftpServerFixture server : servers.values()) {
            server.close();
        }
    }

    /** Gives up what a test left as dead letters, and returns when nothing of it is on its way. */
    public void discardDeadLetters() {
        bean(DeadLetters.class)
                .discardAll(
                        new ParkedFilter(ParkedFilter.DEAD, null, null, null, null, null),
                        OPERATOR,
                        "the test is over");
        await().untilAsserted(() ->
                assertThat(bean(Parking.class).execution().pending()).isEmpty());
    }
}
