package org.flaghoist.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.HubJar;
import org.flaghoist.testing.HubProcess;
import org.flaghoist.testing.ShippedPartners;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The packaged hub with its demo, and a browser for whoever logs in to its console. */
final class Console {

    private static final Duration LONGEST_SHOW = Duration.ofMinutes(5);
    static final String PROBE = "probe";

    /** A JMS partner that is sent again two copies a minute; to all else a throttle makes no difference. */
    static final String THROTTLED = "europol";

    /** Is sent what recipients answer to its notifications. */
    static final String ANSWERED = "uk";

    /** Whose notifications are overdue where they are not delivered within a minute. */
    static final String IMPATIENT = "uk";

    /** Is sent what the last month adds up to. */
    static final String MONTHLY = "ro";

    /** Is to be sent it, and has another file of its name. */
    static final String MONTHLY_IN_VAIN = "bg";

    /** Of whom something is expected within a day, and of whom that is still to be learnt. */
    static final String EXPECTED = "ly";

    static final String LEARNT = "at";

    private static final String TERMS = """
              - partner: at--rail
                types: [SEIZURE]
                ceiling: SENSITIVE
                personalData: true
                victimsWitnessesMinors: true
                holdTypes: []
            """;

    /** Has a body. */
    static final String OF_BODIES = "at";

    private final Path data;
    private final Path config;
    private final String address;
    private final Chromium chromium;
    private final Clients clients;
    private final Map<String, ConsolePerson> people = new HashMap<>();

    Console(Path directory) throws IOException {
        assertThat(HubJar.PATH).as("the packaged hub: mvn package").exists();
        data = directory.resolve("data");
        config = config(directory);
        occupy(MONTHLY_IN_VAIN, "csv");
        int port = FreePorts.next();
        address = "http://127.0.0.1:" + port;
        HubProcess hub = new HubProcess(
                List.of(), settings(port), Map.of(), port, PROBE + ":" + PROBE, directory.resolve("hub.log"));
        hub.start();
        chromium = new Chromium();
        hub.awaitReady();
        await().atMost(LONGEST_SHOW).until(() -> Files.exists(data.resolve("demo/samples-sent")));
        clients = Clients.of(data);
    }

    private static Path config(Path directory) throws IOException {
        Path from = Path.of("config");
        Path config = directory.resolve("config");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, config.resolve(from.relativize(file).toString()));
            }
        }
        say(config, THROTTLED, "throttle: 2/min\n");
        say(config, ANSWERED, "answers: true\n");
        say(config, IMPATIENT, "overdue: {limits: {all: {delivered: {ROUTINE: 1m, PRIORITY: 1m, IMMEDIATE: 1m}}}}\n");
        say(config, EXPECTED, "expects: 1d\n");
        say(config, LEARNT, "expects: learnt\n");
        say(config, OF_BODIES, "bodies: {rail: {name: Railway Police}}\n");
        Path policy = config.resolve("release-policy.yaml");
        Files.writeString(policy, Files.readString(policy).replaceFirst("partners:\n", "partners:\n" + TERMS));
        say(config, MONTHLY, "monthlyPicture: 1\n");
        say(config, MONTHLY_IN_VAIN, "monthlyPicture: 1\n");
        return config;
    }

    private static void say(Path config, String partner, String more) throws IOException {
        Path file = config.resolve("partners").resolve(partner + ".yaml");
        Files.writeString(file, more, StandardOpenOption.APPEND);
    }

    /** Another file of the name that the picture of the last month is to have. */
    private void occupy(String partner, String extension) throws IOException {
        String name = "picture_%s.%s".formatted(YearMonth.now(ZoneOffset.UTC).minusMonths(1), extension);
        Path inbox =
                Files.createDirectories(data.resolve("demo").resolve(partner).resolve("inbox"));
        Files.writeString(inbox.resolve(name), "something else of that name");
    }

    private List<String> settings(int port) {
        List<String> settings = ShippedPartners.simulated();
        settings.addAll(List.of(
                "--flaghoist.data=" + data,
                "--flaghoist.hub.config=" + config,
                "--flaghoist.broker.core-port=" + FreePorts.next(),
                "--flaghoist.broker.amqp-port=" + FreePorts.next(),
                "--server.port=" + port,
                "--flaghoist.alarms.every=1s",
                "--flaghoist.overdue.every=1s",
                "--flaghoist.alarms.dead-letters.warning=0s",
                "--flaghoist.alarms.holds.warning=0s",
                "--flaghoist.console.users[0].name=" + PROBE,
                "--flaghoist.console.users[0].role=VIEWER",
                "--flaghoist.console.users[0].password={bcrypt}" + new BCryptPasswordEncoder(4).encode(PROBE)));
        return settings;
    }

    /**
     * Somebody who has logged in; from the second time on in the same tab, since each login and each load of the
     * console costs seconds.
     */
    ConsolePerson logIn(String user) {
        return people.computeIfAbsent(user, name -> {
            ConsolePerson person = logInAnew(name);
            person.stay();
            return person;
        });
    }

    /** Somebody who has logged in, in a browser that nobody else uses. */
    ConsolePerson logInAnew(String user) {
        ConsolePerson person = visitor(new NewContextOptions());
        person.logIn(user, clients.password(user));
        return person;
    }

    /** Somebody who has not logged in yet. */
    ConsolePerson visitor(NewContextOptions window) {
        return new ConsolePerson(browser(window));
    }

    private BrowserContext browser(NewContextOptions window) {
        return chromium.browser().newContext(window.setBaseURL(address));
    }

    /** Where the hub fetches what a simulated partner sends. */
    Path outbox(String partner) {
        return data.resolve("demo").resolve(partner).resolve("outbox");
    }

    /** The directory that the hub reads. */
    Path config() {
        return config;
    }

    String password(String user) {
        return clients.password(user);
    }

    SampleSender sender() {
        return sender("uk");
    }

    SampleSender sender(String partner) {
        return new SampleSender(partner, clients.core(), clients.partnerPassword(partner));
    }

    /** The browser; the hub ends with this JVM. */
    void close() {
        chromium.close();
    }
}
