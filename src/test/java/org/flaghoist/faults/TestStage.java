package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.HubJar;
import org.flaghoist.testing.HubProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The packaged hub with the shipped mappings and policy, six partners played by the test, and a book of what is due.
 */
final class TestStage implements AutoCloseable {

    private static final List<String> BROKER_PARTNERS = List.of("uk", "europol", "at");
    private static final List<String> SERVER_PARTNERS = List.of("bg", "ro", "ly");

    /** Of the console: an operator, and two who may release. */
    static final List<String> USERS = List.of("tester", "releaser-1", "releaser-2");

    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Path directory;
    private final int core = FreePorts.next();
    private final String password = UUID.randomUUID().toString();
    private final Book book = new Book();
    private final List<Party> parties = new ArrayList<>();
    private final HubProcess hub;
    private final List<String> jvmOptions;
    private final List<String> moreSettings;
    private final Map<String, String> environment;
    private final boolean embedded;

    TestStage(Path directory, long seed) throws Exception {
        this(directory, seed, List.of(), List.of());
    }

    TestStage(Path directory, long seed, List<String> jvmOptions, List<String> moreSettings) throws Exception {
        this(directory, seed, jvmOptions, moreSettings, Map.of());
    }

    /** @param environment of the hub's process, more than the partners' credentials */
    TestStage(
            Path directory,
            long seed,
            List<String> jvmOptions,
            List<String> moreSettings,
            Map<String, String> environment)
            throws Exception {
        this(directory, seed, jvmOptions, moreSettings, environment, null);
    }

    /** @param ways of the partners to a broker that is not the hub's own; null where it is */
    TestStage(
            Path directory,
            long seed,
            List<String> jvmOptions,
            List<String> moreSettings,
            Map<String, String> environment,
            @Nullable Function<String, ActiveMQConnectionFactory> ways)
            throws Exception {
        OpenSsh.assumeInstalled();
        assertThat(HubJar.PATH).as("the packaged hub: mvn package").exists();
        this.directory = directory;
        Map<String, OpenSsh> servers = new HashMap<>();
        for (String partner : SERVER_PARTNERS) {
            servers.put(partner, new OpenSsh(Files.createDirectories(directory.resolve(partner))));
        }
        configure(servers);
        this.jvmOptions = jvmOptions;
        this.moreSettings = moreSettings;
        this.environment = environment;
        this.embedded = ways == null;
        hub = process(data(), config(), moreSettings, environment);
        Random seeds = new Random(seed);
        for (String partner : BROKER_PARTNERS) {
            Mail mail = new Mail(partner, seeds.nextLong());
            parties.add(new JmsParty(partner, () -> ways == null ? way(partner) : ways.apply(partner), book, mail));
        }
        for (String partner : SERVER_PARTNERS) {
            Mail mail = new Mail(partner, seeds.nextLong());
            parties.add(new SftpParty(partner, servers.get(partner), book, mail));
        }
    }

    private ActiveMQConnectionFactory way(String partner) {
        return new ActiveMQConnectionFactory(coreAddress(), partner, password);
    }

    private void configure(Map<String, OpenSsh> servers) throws IOException {
        Path partners = Files.createDirectories(config().resolve("partners"));
        writePolicy();
        for (String partner : BROKER_PARTNERS) {
            Files.copy(Path.of("config/partners", partner + ".yaml"), partners.resolve(partner + ".yaml"));
        }
        for (String partner : SERVER_PARTNERS) {
            String shipped = Files.readString(Path.of("config/partners", partner + ".yaml"));
            String pattern = shipped.replaceAll("(?s).*filePattern: ([^\n]+).*", "$1");
            Files.writeString(
                    partners.resolve(partner + ".yaml"), servers.get(partner).partnerFile(partner, pattern));
        }
    }

    /** The shipped one, without entries of partners that do not take part here: the hub would not start. */
    private void writePolicy() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        JsonNode policy = yaml.readTree(Path.of("config/release-policy.yaml").toFile());
        for (Iterator<JsonNode> entries = policy.path("partners").elements(); entries.hasNext(); ) {
            String partner = entries.next().path("partner").asText();
            if (!BROKER_PARTNERS.contains(partner) && !SERVER_PARTNERS.contains(partner)) {
                entries.remove();
            }
        }
        yaml.writeValue(config().resolve("release-policy.yaml").toFile(), policy);
    }

    /** A second hub on the same broker and database, with the same key; it writes into the same log. */
    HubProcess another() {
        return process(directory.resolve("data-of-another"), config(), moreSettings, environment);
    }

    /** The same, which comes to all that it needs over this network. */
    HubProcess another(Network network) throws IOException {
        Path rerouted = directory.resolve("config-of-another");
        network.over(config(), rerouted);
        return process(
                directory.resolve("data-of-another"), rerouted, network.over(moreSettings), network.over(environment));
    }

    private HubProcess process(Path data, Path config, List<String> more, Map<String, String> surroundings) {
        int console = FreePorts.next();
        List<String> settings = new ArrayList<>(List.of(
                "--flaghoist.data=" + data,
                "--flaghoist.hub.ledger-key=" + data().resolve("ledger.key"),
                "--flaghoist.hub.config=" + config,
                "--flaghoist.demo.enabled=false",
                "--flaghoist.broker.core-port=" + core,
                "--flaghoist.broker.amqp-port=" + FreePorts.next(),
                "--server.port=" + console));
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(password);
        for (int i = 0; i < USERS.size(); i++) {
            String user = "--flaghoist.console.users[" + i + "].";
            settings.add(user + "name=" + USERS.get(i));
            settings.add(user + "role=" + (i == 0 ? "OPERATOR" : "RELEASER"));
            settings.add(user + "password=" + hash);
        }
        settings.addAll(more);
        Map<String, String> all = new HashMap<>(surroundings);
        if (embedded) {
            BROKER_PARTNERS.forEach(
                    partner -> all.put("FLAGHOIST_" + partner.toUpperCase(Locale.ROOT) + "_PASSWORD", password));
        }
        return new HubProcess(jvmOptions, settings, all, console, "tester:" + password, directory.resolve("hub.log"));
    }

    HubProcess hub() {
        return hub;
    }

    Book book() {
        return book;
    }

    String coreAddress() {
        return "tcp://127.0.0.1:" + core;
    }

    String password() {
        return password;
    }

    Path data() {
        return directory.resolve("data");
    }

    Path config() {
        return directory.resolve("config");
    }

    List<Party> parties() {
        return List.copyOf(parties);
    }

    Party party(String id) {
        return parties.stream()
                .filter(party -> party.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** All partners take what they are given, hub or no hub. */
    void take() {
        parties.forEach(Party::take);
    }

    /** All partners begin to send and to take, hub or no hub. */
    void begin() {
        take();
        parties.forEach(Party::sendSteadily);
    }

    /**
     * Nobody sends steadily any more; returns when all have just what is due, and nothing more has come for a while.
     */
    void comeToRest() throws InterruptedException {
        for (Party party : parties) {
            party.stopSending();
        }
        awaitAllIsThere(hub);
        awaitQuiet();
        allIsThere();
    }

    /** What was sent twice may be answered once more than is due, and later than the rest. */
    private void awaitQuiet() {
        AtomicInteger all = new AtomicInteger();
        AtomicLong since = new AtomicLong();
        await().until(() -> {
            int now = count();
            if (all.getAndSet(now) != now) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > QUIET.toNanos();
        });
    }

    /** Returns when all have just what is due so far, by this hub's work. */
    void awaitAllIsThere(HubProcess running) {
        try {
            await().atMost(LONGEST_REST)
                    .pollInterval(Duration.ofMillis(500))
                    .failFast(() ->
                            assertThat(running.isAlive()).as("the hub runs").isTrue())
                    .untilAsserted(this::allIsThere);
        } catch (ConditionTimeoutException e) {
            // Which notification is missing where: the counts alone do not say.
            throw new AssertionError(
                    new Reckoning(book, parties).faults() + "; the hub's log has of rejected ones:\n"
                            + rejected(running),
                    e);
        }
    }

    private static String rejected(HubProcess hub) {
        try {
            return hub.log().stream().filter(line -> line.contains("INTERNAL")).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until each partner has got answers to something that it sent after this moment, and prints how long that
     * took.
     *
     * @param event what has just happened
     */
    void awaitAnswersToNewMailAfter(String event) {
        long from = System.nanoTime();
        Map<Party, Integer> before = new HashMap<>();
        parties.forEach(party -> before.put(party, book.due(party.id())));
        Map<String, Long> answered = new LinkedHashMap<>();
        await().atMost(TAKEN_OVER).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            long seconds = Duration.ofNanos(System.nanoTime() - from).toSeconds();
            parties.stream()
                    .filter(party -> answers(party) > before.get(party))
                    .forEach(party -> answered.putIfAbsent(party.id(), seconds));
            assertThat(parties)
                    .allSatisfy(party -> assertThat(answers(party))
                            .as("answers to " + party.id())
                            .isGreaterThan(before.get(party)));
        });
        System.out.println(event + ": answers to new mail after seconds: " + answered);
    }

    // Without the second answers to what was sent twice.
    private int answers(Party party) {
        int all = (int) party.received().stream()
                .filter(received -> received.receipt() != null)
                .count();
        return all
                - book.possible(party.id()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                - new Withdrawn(book.letters(), parties).more(party.id());
    }

    private void allIsThere() {
        assertThat(parties)
                .allSatisfy(party -> assertThat(party.received().size())
                        .as("received by " + party.id())
                        .isGreaterThanOrEqualTo(book.due(party.id())));
        assertThat(new Reckoning(book, parties).faults()).isEmpty();
    }

    private int count() {
        return parties.stream().mapToInt(party -> party.received().size()).sum();
    }

    /** The end: stops the hub, and lists all that is not as it must be. */
    List<String> faults() throws Exception {
        hub.terminate(LONGEST_STOP);
        List<String> faults = new ArrayList<>();
        try (SingleConnectionDataSource ledger = LedgerAudit.file(data())) {
            faults.addAll(faults(ledger));
        }
        faults.addAll(hub.command("verify", "--data", data().toString()));
        return faults;
    }

    /** The same of a stopped hub whose ledger is in this database. */
    List<String> faults(DataSource database) throws IOException {
        List<String> faults = new ArrayList<>(new Reckoning(book, parties).faults());
        LedgerAudit audit = new LedgerAudit(database);
        faults.addAll(audit.faults(book, parties));
        faults.addAll(new Repeats(parties, hub.log(), audit.repeats()).faults());
        faults.addAll(audit.chain(data()));
        return faults;
    }

    /** How much there was. */
    String inWords() throws IOException {
        return "%d notifications sent, %d messages and files received, %s"
                .formatted(book.letters().size(), count(), new Repeats(parties, hub.log(), Set.of()).inWords());
    }

    @Override
    public void close() throws Exception {
        hub.close();
        for (Party party : parties) {
            party.close();
        }
    }
}
