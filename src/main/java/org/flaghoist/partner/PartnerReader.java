package org.flaghoist.partner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.pgp.PgpKeys;
import org.jspecify.annotations.Nullable;

/** Reads and checks one partner file. */
final class PartnerReader {

    private static final Pattern DIRECTORY = Pattern.compile("/?[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    /** Above the largest message; more than a disk has is no quota. */
    private static final Function<String, Long> QUOTAS = Amounts.size(10L << 20, 1L << 40);

    private static final Function<String, Duration> TIMEOUTS =
            Amounts.duration(Duration.ofMillis(100), Duration.ofMinutes(10));

    private final Path file;
    private final SetupFaults faults;
    private final Settings settings;

    PartnerReader(Path file, Path configDir, Secrets secrets, SetupFaults faults) {
        this.file = file;
        this.faults = faults;
        this.settings = new Settings(file, configDir, secrets, faults);
    }

    @Nullable
    Partner read(String id) {
        PartnerFile keys = StrictYaml.read(file, PartnerFile.class, faults);
        if (keys == null) {
            return null;
        }
        String name = settings.text("name", keys.name);
        Transport transport = transport(keys);
        Retry retry = new RetryReader(settings).read(keys.retry);
        PartnerState state = settings.optional("state", keys.state, PartnerState.ACTIVE, PartnerReader::state);
        List<Expiry> expiries = new ExpiryReader(settings).read(keys, transport);
        Retention retention = new RetentionReader(settings).read(keys.retention);
        PartnerLimits limits = limits(keys);
        Useful useful = new UsefulReader(settings).read(keys.useful);
        Expects expects = settings.optional("expects", keys.expects, Expects.NOTHING, Expects::parse);
        Wishes wishes = new WishesReader(settings).read(keys);
        List<PartnerBody> bodies = new BodiesReader(settings).read(id, keys.bodies);
        return name == null || transport == null || retry == null || state == null || limits == null || expects == null
                ? null
                : new Partner(
                        id, name, transport, retry, state, expiries, retention, limits, useful, expects, wishes,
                        bodies);
    }

    private @Nullable PartnerLimits limits(PartnerFile keys) {
        Quota quota = settings.optional("quota", keys.quota, Quota.DEFAULT, QUOTAS.andThen(Quota::new));
        Throttle throttle = keys.throttle == null ? null : settings.parsed("throttle", keys.throttle, Throttle::of);
        return quota == null ? null : new PartnerLimits(quota, throttle);
    }

    private @Nullable Transport transport(PartnerFile keys) {
        if ((keys.jms == null) == (keys.sftp == null)) {
            settings.fault("sftp", "give the transport: either it or jms");
            return null;
        }
        return keys.jms != null ? jms(keys.jms) : sftp(Objects.requireNonNull(keys.sftp));
    }

    private @Nullable Jms jms(PartnerFile.JmsKeys keys) {
        String user = settings.text("jms.user", keys.user());
        boolean needed = keys.password() != null && settings.areSecretsForUsers();
        Secret password = needed ? settings.secret("jms.password", keys.password()) : null;
        return user == null ? null : new Jms(user, password);
    }

    private @Nullable Sftp sftp(PartnerFile.SftpKeys keys) {
        String host = settings.text("sftp.host", keys.host());
        Integer port = settings.parsed("sftp.port", keys.port(), Amounts.whole(1, 65_535));
        String user = settings.text("sftp.user", keys.user());
        boolean oneLogin = (keys.password() == null) != (keys.key() == null);
        if (!oneLogin) {
            settings.fault("sftp.password", "give either it or sftp.key");
        }
        Secret password = keys.password() == null ? null : settings.secret("sftp.password", keys.password());
        Secret key = keys.key() == null ? null : settings.secret("sftp.key", keys.key());
        String hostKey = settings.parsed("sftp.hostKey", keys.hostKey(), PartnerReader::hostKey);
        String outbox = settings.parsed("sftp.outbox", keys.outbox(), PartnerReader::directory);
        String inbox = settings.parsed("sftp.inbox", keys.inbox(), text -> inbox(text, outbox));
        Pattern names = settings.parsed("sftp.filePattern", keys.filePattern(), PartnerReader::pattern);
        Duration timeout = settings.optional("sftp.timeout", keys.timeout(), Sftp.TIMEOUT, TIMEOUTS);
        PgpKeys pgp = keys.pgp() == null ? null : new PgpReader(settings).read(keys.pgp());
        if (keys.pgp() != null && pgp == null) {
            return null;
        }
        if (host == null || port == null || user == null || !oneLogin || (password == null && key == null)) {
            return null;
        }
        return hostKey == null || outbox == null || inbox == null || names == null || timeout == null
                ? null
                : new Sftp(host, port, user, password, key, hostKey, outbox, inbox, names, timeout, pgp);
    }

    private static String hostKey(String text) {
        HostKeyText key = HostKeyText.read(text);
        return key.type() + " " + key.encoded();
    }

    private static String directory(String text) {
        if (!DIRECTORY.matcher(text).matches() || Path.of(text).normalize().startsWith("..")) {
            throw new IllegalArgumentException("is no directory: letters, digits, '.', '_', '-' and '/' between names");
        }
        return text;
    }

    private static String inbox(String text, @Nullable String outbox) {
        String inbox = directory(text);
        if (outbox != null && Path.of(inbox).normalize().equals(Path.of(outbox).normalize())) {
            throw new IllegalArgumentException(
                    "is the outbox as well, so the hub would take what it delivers; name another directory");
        }
        return inbox;
    }

    private static PartnerState state(String text) {
        return Stream.of(PartnerState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is no state: give active, testing or paused"));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("is no regular expression: " + e.getDescription(), e);
        }
    }
}
