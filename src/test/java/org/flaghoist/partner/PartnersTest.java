package org.flaghoist.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.Urgency;
import org.flaghoist.partner.Expiry.Credential;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnersTest {

    private static final String SFTP = """
            name: Somewhere
            sftp:
              host: {env: HOST, default: localhost}
              port: 2221
              user: hub
              password: {env: PASSWORD}
              hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW comment
              outbox: out/box
              inbox: inbox
              filePattern: '^A[0-9]+\\.csv$'
            """;

    private Path config;
    private Path mappings;
    private final SetupFaults faults = new SetupFaults();

    @BeforeEach
    void prepares(@TempDir Path directory) throws IOException {
        config = Files.createDirectories(directory.resolve("config"));
        mappings = Files.createDirectories(directory.resolve("mappings"));
        Files.createDirectories(config.resolve("partners"));
    }

    @Test
    void readsAPartnerOfEachTransport() throws IOException {
        partner("one", SFTP);
        Files.writeString(config.resolve("key"), "s3cret\n");
        partner("two", "name: Two\njms: {user: two, password: {file: key}}\n");

        Partners partners = read(Map.of("PASSWORD", "hidden"));

        faults.throwIfAny();
        assertThat(partners.all()).extracting(Partner::id).containsExactly("one", "two");
        assertThat(partners.find("two").orElseThrow().transport()).isEqualTo(new Jms("two", new Secret("s3cret")));
        Sftp sftp = (Sftp) partners.find("one").orElseThrow().transport();
        assertThat(sftp.knownHostsLine())
                .isEqualTo(
                        "[localhost]:2221 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW");
        assertThat(sftp.toString()).doesNotContain("hidden");
    }

    @Test
    void readsAMountedSecretFromTheFileThatTheEnvironmentNames() throws IOException {
        Path mounted = Files.writeString(config.resolve("mounted"), "s3cret\n");
        partner("one", "name: One\njms: {user: one, password: {env: PASSWORD}}\n");
        partner("two", "name: Two\njms: {user: two, password: {env: BOTH}}\n");
        partner("three", "name: Three\njms: {user: three, password: {env: GONE}}\n");

        Partners partners = read(Map.of(
                "PASSWORD_FILE",
                mounted.toString(),
                "BOTH",
                "x",
                "BOTH_FILE",
                mounted.toString(),
                "GONE_FILE",
                "/none"));

        assertThat(partners.find("one").orElseThrow().transport()).isEqualTo(new Jms("one", new Secret("s3cret")));
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("two.yaml:2: jms.password: both BOTH and BOTH_FILE are set; keep one")
                .hasMessageContaining("three.yaml:2: jms.password: /none cannot be read");
    }

    @Test
    void readsHowLongWhatIsForAPartnerIsOfUse() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "useful: {default: {IMMEDIATE: 2h}, ARREST: {IMMEDIATE: 30m}}\n");
        String faulty = "useful:\n  default: {URGENT: 1h, ROUTINE: soon}\n  ARRESTS: {ROUTINE: 1h}\n";
        partner("two", "name: Two\n" + jms + faulty);

        Partners partners = read(Map.of("PASSWORD", "x"));

        Useful useful = partners.find("one").orElseThrow().useful();
        assertThat(useful.of(NotificationType.RAID, Urgency.IMMEDIATE)).isEqualTo(Duration.ofHours(2));
        assertThat(useful.of(NotificationType.ARREST, Urgency.IMMEDIATE)).isEqualTo(Duration.ofMinutes(30));
        assertThat(useful.of(NotificationType.ARREST, Urgency.ROUTINE)).isNull();
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("two.yaml:4: useful.default.URGENT: is for no urgency: give ROUTINE")
                .hasMessageContaining("two.yaml:4: useful.default.ROUTINE: is no duration")
                .hasMessageContaining("two.yaml:5: useful.ARRESTS.ROUTINE: is for no type of notification");
    }

    @Test
    void readsHowOftenSomethingIsExpectedFromAPartner() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "expects: 1d\n");
        partner("two", "name: Two\n" + jms + "expects: learnt\n");
        partner("three", "name: Three\n" + jms + "expects: often\n");
        partner("four", "name: Four\n" + jms);

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.find("one").orElseThrow().expects()).isEqualTo(new Expects(false, Duration.ofDays(1)));
        assertThat(partners.find("two").orElseThrow().expects()).isEqualTo(new Expects(true, null));
        assertThat(partners.find("four").orElseThrow().expects().isOn()).isFalse();
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("three.yaml:3: expects: is no duration from 10m to 28d")
                .hasMessageContaining("or give learnt");
    }

    @Test
    void readsHowLongContentsAreKeptByType() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "retention: {default: 365d, ARREST: 90d}\n");
        partner("two", "name: Two\n" + jms + "retention: {ARRESTS: 90d, RAID: soon}\n");

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.find("one").orElseThrow().retention())
                .isEqualTo(new Retention(Duration.ofDays(365), Map.of("ARREST", Duration.ofDays(90))));
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("two.yaml:3: retention.ARRESTS: is no type of notification")
                .hasMessageContaining("two.yaml:3: retention.RAID: is no duration");
    }

    @Test
    void readsTheQuotaAndTellsWhatIsNone() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "quota: 512MB\n");
        partner("two", "name: Two\n" + jms + "quota: 5MB\n");
        partner("three", "name: Three\n" + jms + "quota: much\n");
        partner("four", "name: Four\n" + jms);

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.find("one").orElseThrow().limits().quota()).isEqualTo(new Quota(512L << 20));
        assertThat(partners.find("four").orElseThrow().limits().quota()).isEqualTo(Quota.DEFAULT);
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("two.yaml:3: quota: is no size from 10MB to 1024GB")
                .hasMessageContaining("three.yaml:3: quota: is no size");
    }

    @Test
    void readsThePartnersBodiesAndTellsWhatIsNone() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "bodies:\n  boats: {name: Boats}\n  co-urt: {name: Court}\n");
        partner(
                "two",
                "name: Two\n" + jms
                        + "bodies:\n  r1: {name: A}\n  a--b: {name: B}\n  c: {}\n  much-too-long: {name: D}\n");
        partner("three", "name: Three\n" + jms + "bodies: {}\n");
        partner("fo--ur", "name: Four\n" + jms);

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.find("one").orElseThrow().bodies())
                .containsExactly(new PartnerBody("one--boats", "Boats"), new PartnerBody("one--co-urt", "Court"));
        assertThat(partners.recipients()).startsWith("one", "one--boats", "one--co-urt");
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("bodies.r1: 'two--r1' cannot be its id")
                .hasMessageContaining("bodies.a--b: 'two--a--b' cannot be its id")
                .hasMessageContaining("bodies.c.name: is missing")
                .hasMessageContaining("bodies.much-too-long: 'two--much-too-long' cannot be its id")
                .hasMessageContaining("bodies: is empty")
                .hasMessageContaining("fo--ur.yaml:1: file: is no partner file");
    }

    @Test
    void readsTheThrottleAndTellsWhatIsNone() throws IOException {
        String jms = "jms: {user: one, password: {env: PASSWORD}}\n";
        partner("one", "name: One\n" + jms + "throttle: 10/s\n");
        partner("two", "name: Two\n" + jms + "throttle: 600/min\n");
        partner("three", "name: Three\n" + jms);
        partner("four", "name: Four\n" + jms + "throttle: 0/s\n");
        partner("five", "name: Five\n" + jms + "throttle: 10\n");

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.find("one").orElseThrow().limits().throttle())
                .isEqualTo(new Throttle(10, Duration.ofSeconds(1)));
        assertThat(partners.find("two").orElseThrow().limits().throttle())
                .isEqualTo(new Throttle(600, Duration.ofMinutes(1)));
        assertThat(new Throttle(600, Duration.ofMinutes(1)).text()).isEqualTo("600/min");
        assertThat(partners.find("three").orElseThrow().limits().throttle()).isNull();
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("four.yaml:3: throttle: is no throttle")
                .hasMessageContaining("five.yaml:3: throttle: is no throttle: give a whole number from 1 to 999999");
    }

    @Test
    void readsThePartnersOfTheProject() {
        Path project = Path.of("config");
        SetupFaults ofFiles = new SetupFaults();
        for (String id : List.of("at", "bg", "europol", "ly", "ro", "uk")) {
            Secrets secrets = name -> name.endsWith("_KEY")
                    ? "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW"
                    : name.endsWith("WORD") ? "x" : null;
            Path file = project.resolve("partners").resolve(id + ".yaml");
            assertThat(new PartnerReader(file, project, secrets, ofFiles).read(id))
                    .isNotNull();
        }
        ofFiles.throwIfAny();
    }

    @Test
    void saysOnceThatAPartnerHasNoFolder() throws IOException {
        Path file = Files.writeString(config.resolve("partners/other.yaml"), "name: O\njms: {user: other}\n");

        read(Map.of());

        assertThat(faults.all())
                .filteredOn(fault -> fault.contains("other"))
                .containsExactly(file + ":1: file: there is no folder " + mappings.resolve("other")
                        + "; name this file as the partner's folder, or create it");
    }

    @Test
    void reportsAllFaultsOfAllFilesWithFileAndLine() throws IOException {
        partner("one", SFTP.replace("port: 2221", "port: 99999").replace("user: hub", "usr: hub"));
        partner("two", "name: [a]\njms:\n  user: two\n  password: plain\n");
        partner("six", "name: Six\njms:\n  user: {env: NO}\n  password: {file: nowhere}\n");
        Files.writeString(config.resolve("partners/Bad.yml"), "");
        Files.delete(mappings.resolve("six/in.jslt"));

        read(Map.of());

        assertThatThrownBy(faults::throwIfAny)
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(
                        "Bad.yml:1: file: is no partner file",
                        "one.yaml:5: sftp.usr: unknown key; did you mean 'user'?",
                        "one.yaml:4: sftp.port: is no whole number from 1 to 65535",
                        "one.yaml:6: sftp.password: set PASSWORD or PASSWORD_FILE in the environment",
                        "two.yaml:1: name: is a list",
                        "two.yaml:4: jms.password: stands in the file",
                        "six.yaml:3: jms.user: set NO or NO_FILE in the environment",
                        "six.yaml:4: jms.password: ",
                        "in.jslt:1: file: is missing; partner 'six' needs it");
    }

    @Test
    void readsWhenCredentialsEnd() throws IOException {
        partner("one", SFTP + "expires: {password: 2027-03-31, hostKey: {env: DAY}}\n");
        partner("two", "name: Two\njms: {user: two, password: {env: PASSWORD}}\nexpires: {password: 2026-02-28}\n");

        Partners partners = read(Map.of("PASSWORD", "x", "DAY", "2028-01-01"));

        faults.throwIfAny();
        assertThat(partners.find("one").orElseThrow().expiries())
                .containsExactly(
                        new Expiry(Credential.PASSWORD, LocalDate.of(2027, 3, 31)),
                        new Expiry(Credential.HOST_KEY, LocalDate.of(2028, 1, 1)));
        Expiry two = partners.find("two").orElseThrow().expiries().get(0);
        assertThat(two.days(LocalDate.of(2026, 2, 27))).isEqualTo(1);
        assertThat(two.days(LocalDate.of(2026, 3, 2))).isEqualTo(-2);
    }

    @Test
    void asksForNoPasswordWhereTheBrokerKnowsItsUsersByCertificates() throws IOException {
        partner("one", "name: One\njms: {user: one, password: {env: ONE}}\nexpires: {password: 2027-03-31}\n");
        partner("two", "name: Two\njms: {user: two, password: {file: nowhere}}\n");
        partner("six", SFTP);
        Secrets secrets = Map.of("OTHER", "x")::get;

        Partners partners = Partners.read(config, mappings, secrets.withoutUsers(), faults);

        assertThat(partners.find("one").orElseThrow().transport()).isEqualTo(new Jms("one", null));
        assertThat(partners.find("two").orElseThrow().transport()).isEqualTo(new Jms("two", null));
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContaining("1 fault in the configuration")
                .hasMessageContaining("six.yaml:6: sftp.password: set PASSWORD");
    }

    @Test
    void refusesAnEndOfWhatAPartnerDoesNotHave() throws IOException {
        partner("one", SFTP + "expires:\n  key: 2027-03-31\n  password: 31.03.2027\n  hostkey: 2027-03-31\n");
        partner("two", "name: Two\njms: {user: two, password: {env: PASSWORD}}\nexpires: {hostKey: 2027-02-28}\n");

        read(Map.of("PASSWORD", "x"));

        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContainingAll(
                        "one.yaml:12: expires.key: is of nothing that this partner has",
                        "one.yaml:13: expires.password: is no day: give it as 2027-03-31",
                        "one.yaml:14: expires.hostkey: unknown key",
                        "two.yaml:3: expires.hostKey: is of nothing that this partner has");
    }

    @Test
    void readsHowAPartnerIsTriedAgain() throws IOException {
        partner(
                "one",
                SFTP + "  timeout: 5s\nretry: {firstDelay: 250ms, multiplier: 1.5, jitter: 0, breakerAfter: 3}\n");
        partner("two", SFTP);

        Partners partners = read(Map.of("PASSWORD", "x"));

        faults.throwIfAny();
        Retry one = partners.find("one").orElseThrow().retry();
        assertThat(one)
                .isEqualTo(
                        new Retry(Duration.ofMillis(250), 1.5, Duration.ofSeconds(60), 0, 3, Duration.ofMinutes(15)));
        assertThat(((Sftp) partners.find("one").orElseThrow().transport()).timeout())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(partners.find("two").orElseThrow().retry()).isEqualTo(Retry.DEFAULT);
        assertThat(((Sftp) partners.find("two").orElseThrow().transport()).timeout())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void reportsAllFaultsOfTheRetries() throws IOException {
        partner("one", SFTP + """
                  timeout: 1h
                retry:
                  firstDelay: 2m
                  multiplier: 0.5
                  longestDelay: 60s
                  jitter: -1
                  breakerAfter: many
                  afterRefusedLogin: 15
                  lastTry: 9
                """);
        partner("two", SFTP + "retry: [1s]\n");

        assertThat(read(Map.of("PASSWORD", "x")).all()).isEmpty();

        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContainingAll(
                        "one.yaml:11: sftp.timeout: is no duration from 100ms to 10m",
                        "one.yaml:14: retry.multiplier: is no number from 1 to 10",
                        "one.yaml:15: retry.longestDelay: is no duration from 2m to 1d",
                        "one.yaml:16: retry.jitter: is no number from 0 to 1",
                        "one.yaml:17: retry.breakerAfter: is no whole number from 1 to 1000",
                        "one.yaml:18: retry.afterRefusedLogin: is no duration from 10ms to 1d",
                        "one.yaml:19: retry.lastTry: unknown key",
                        "two.yaml:11: retry: ");
    }

    @Test
    void readsTheFirstStateStrictly() throws IOException {
        partner("one", SFTP);
        partner("two", SFTP + "state: testing\n");
        partner("six", SFTP + "state: TESTING\n");
        partner("ten", SFTP + "state:\n");

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.all())
                .extracting(Partner::firstState)
                .containsExactly(PartnerState.ACTIVE, PartnerState.TESTING);
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContainingAll(
                        "six.yaml:11: state: is no state: give active, testing or paused",
                        "ten.yaml:11: state: is empty");
    }

    @Test
    void wantsExactlyOneTransportAndOneLogin() throws IOException {
        partner("one", SFTP + "jms: {user: one, password: {env: PASSWORD}}\n");
        partner("two", SFTP.replace("password:", "#"));

        Partners partners = read(Map.of("PASSWORD", "x"));

        assertThat(partners.all()).isEmpty();
        assertThatThrownBy(faults::throwIfAny)
                .hasMessageContainingAll(
                        "one.yaml:2: sftp: give the transport: either it or jms",
                        "two.yaml:2: sftp.password: give either it or sftp.key");
    }

    private Partners read(Map<String, String> environment) {
        return Partners.read(config, mappings, environment::get, faults);
    }

    private void partner(String id, String yaml) throws IOException {
        Files.writeString(config.resolve("partners/" + id + ".yaml"), yaml);
        Path folder = Files.createDirectories(mappings.resolve(id));
        for (String name : List.of("README.md", "format.yaml", "in.jslt", "out.jslt", "receipt.jslt")) {
            Files.writeString(folder.resolve(name), "");
        }
    }
}
