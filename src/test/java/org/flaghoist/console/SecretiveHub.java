package org.flaghoist.console;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.PgpParty;
import org.flaghoist.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.FileSystemUtils;

/**
 * The whole hub with a secret of its own wherever one can be given, each in a file as containers mount them: PostgreSQL
 * and a mail server that want passwords, an OpenID provider, a server that refuses the hub's
 * key and whose files are encrypted, and the demo's partners.
 */
final class SecretiveHub implements AutoCloseable {

    static final Map<String, String> USERS =
            Map.of("tester-viewer", "VIEWER", "tester-operator", "OPERATOR", "tester-releaser", "RELEASER");

    private static final String MAILBOX = "flaghoist@example.org";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Path directory;
    private final Path mounted;
    private final TestSecrets secrets = new TestSecrets();
    private final EmbeddedPostgres database;
    private final GreenMail mail;
    private final OpenIdProvider provider = new OpenIdProvider();
    private final SshServer strict = SshServer.setUpDefaultServer();
    private final List<String> settings = new ArrayList<>();
    private @Nullable DemoHub hub;

    SecretiveHub(Path directory) throws Exception {
        this.directory = directory;
        this.mounted = Files.createDirectories(directory.resolve("mounted"));
        provider.start();
        ServerSetup setup = new ServerSetup(FreePorts.next(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        mail = new GreenMail(setup);
        mail.start();
        database = TestPostgres.keeping().start();
        settings.addAll(List.of(
                "--spring.config.import=configtree:" + mounted + "/",
                "--logging.level.org.flaghoist=TRACE",
                "--logging.level.root=INFO",
                // The demo sends nothing where partners have credentials of their own.
                "--flaghoist.demo.samples=false"));
        configurePartners();
        configureDatabase();
        configureMail();
        configureWebhook();
        configureUsers();
        hub = new DemoHub(directory.resolve("data"), settings.toArray(String[]::new));
        send("seizure-new.json", "reject-unknown-code.json");
        byte[] key = Files.readAllBytes(directory.resolve("data/ledger.key"));
        secrets.add("ledger's key", HexFormat.of().formatHex(key));
        secrets.add("ledger's key in Base64", Base64.getEncoder().encodeToString(key));
    }

    /** A partner sends, and has its answers. */
    private void send(String... samples) throws Exception {
        String core = hub().clients().path("core").asText();
        try (Connection connection =
                        new ActiveMQConnectionFactory(core).createConnection("uk", password("UK's password"));
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue("in.uk"))) {
            for (String sample : samples) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(Files.readAllBytes(Path.of("src/main/resources/demo/uk", sample)));
                producer.send(message);
            }
        }
        await().atMost(LONG).until(() -> rows().contains("REJECTED") && rows().contains("DELIVERED"));
    }

    private void configurePartners() throws Exception {
        for (String partner : List.of("UK", "EUROPOL", "AT", "BG", "LY")) {
            mount("FLAGHOIST_" + partner + "_PASSWORD", secret(partner + "'s password"));
        }
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Path.of("config"), config);
        startStrictServer();
        writeKeys();
        Files.writeString(config.resolve("partners/ro.yaml"), """
                name: Romania
                sftp:
                  host: 127.0.0.1
                  port: %d
                  user: flaghoist
                  key: {file: '%2$s/ro.key'}
                  hostKey: %3$s
                  outbox: outbox
                  inbox: inbox
                  filePattern: '^RO-[A-Z0-9]{2,39}\\.xml\\.pgp$'
                  pgp:
                    ours:
                      - {key: {file: '%2$s/ours.asc'}, passphrase: {file: '%2$s/ours.passphrase'}}
                    theirs:
                      - {file: '%2$s/theirs.asc'}
                retry: {afterRefusedLogin: 1s}
                """.formatted(strict.getPort(), mounted, hostKey()));
        settings.add("--flaghoist.hub.config=" + config);
    }

    private void startStrictServer() throws Exception {
        strict.setHost("127.0.0.1");
        strict.setPort(FreePorts.next());
        strict.setKeyPairProvider(KeyPairProvider.wrap(key()));
        strict.setPublickeyAuthenticator((user, offered, session) -> false);
        strict.start();
    }

    private String hostKey() throws Exception {
        return PublicKeyEntry.toString(
                strict.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
    }

    private void writeKeys() throws Exception {
        ByteArrayOutputStream login = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key(), "", null, login);
        writeKey("ro.key", login.toString(StandardCharsets.UTF_8));
        String passphrase = secret("passphrase of the OpenPGP key");
        mount("ours.passphrase", passphrase);
        writeKey("ours.asc", PgpParty.locked(passphrase).privateKey());
        Files.writeString(mounted.resolve("theirs.asc"), PgpParty.make().publicKey());
    }

    private void writeKey(String name, String text) throws Exception {
        List<String> lines = text.lines().toList();
        // The first lines of all such keys are alike, and the last are short.
        secrets.add(name, lines.get(lines.size() / 2));
        Files.writeString(mounted.resolve(name), text);
    }

    private static KeyPair key() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    }

    private void configureDatabase() throws Exception {
        String password = secret("database password");
        sql().sql("create user flaghoist password '" + password + "'").update();
        sql().sql("create database ledger owner flaghoist").update();
        Path rules = Path.of(sql().sql("show hba_file").query(String.class).single());
        Files.writeString(rules, "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        sql().sql("select pg_reload_conf()").query(Boolean.class).single();
        mount("spring.datasource.password", password);
        settings.addAll(List.of(
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database.getPort() + "/ledger",
                "--spring.datasource.username=flaghoist",
                "--spring.datasource.hikari.register-mbeans=true",
                "--spring.datasource.hikari.connection-timeout=5000"));
    }

    private void configureMail() throws Exception {
        mount("spring.mail.password", secret("mail password"));
        // As if it had been changed there: until it is the right one, the login fails.
        mail.setUser(MAILBOX, MAILBOX, "another");
        settings.addAll(List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort(),
                "--spring.mail.username=" + MAILBOX,
                "--spring.mail.properties.mail.smtp.auth=true",
                "--flaghoist.alarms.report.mail.to=" + MAILBOX,
                "--flaghoist.alarms.report.mail.from=hub@example.org",
                "--flaghoist.alarms.report.mail.again=1s",
                "--flaghoist.alarms.report.mail.tries=1000",
                "--flaghoist.alarms.every=100ms",
                "--flaghoist.alarms.dead-letters.warning=0s"));
    }

    /** To a receiver that is not there. */
    private void configureWebhook() throws Exception {
        byte[] key = secret("key of the webhook").getBytes(StandardCharsets.UTF_8);
        String secret = Base64.getEncoder().encodeToString(Arrays.copyOf(key, 32));
        secrets.add("key of the webhook in Base64", secret);
        mount("flaghoist.alarms.report.webhook.secret", "whsec_" + secret);
        settings.add("--flaghoist.alarms.report.webhook.url=http://127.0.0.1:" + FreePorts.next() + "/alarms");
    }

    private void configureUsers() throws Exception {
        int i = 0;
        for (Map.Entry<String, String> user : USERS.entrySet()) {
            String password = secret(user.getKey());
            String hash = new BCryptPasswordEncoder(4).encode(password);
            secrets.add("hash of " + user.getKey(), hash);
            mount(user.getKey() + ".hash", "{bcrypt}" + hash);
            String entry = "--flaghoist.console.users[%d].".formatted(i++);
            settings.addAll(List.of(
                    entry + "name=" + user.getKey(),
                    entry + "password=${" + user.getKey() + ".hash}",
                    entry + "role=" + user.getValue()));
        }
        String client = "spring.security.oauth2.client.";
        mount(client + "registration.police.client-secret", secret("OpenID client secret"));
        settings.addAll(List.of(
                "--" + client + "registration.police.client-id=" + OpenIdProvider.CLIENT,
                "--" + client + "registration.police.scope=openid",
                "--" + client + "provider.police.issuer-uri=" + provider.issuer(),
                "--flaghoist.console.oidc.name-claim=preferred_username",
                "--flaghoist.console.oidc.role-claim=groups",
                "--flaghoist.console.oidc.roles[0].value=desk",
                "--flaghoist.console.oidc.roles[0].role=OPERATOR"));
    }

    private void mount(String name, String value) throws Exception {
        // With the line break that editors leave at the end.
        Files.writeString(mounted.resolve(name), value + "\n");
    }

    /** Makes a secret that is like no other text. */
    String secret(String whose) {
        return secrets.make(whose);
    }

    /** Whose, by the text that must not be seen. */
    Map<String, String> seenIn(String text) {
        return secrets.seenIn(text);
    }

    String password(String user) {
        return secrets.of(user);
    }

    Path passwordFile(String user) throws Exception {
        return Files.writeString(directory.resolve(user + ".password"), password(user));
    }

    Path directory() {
        return directory;
    }

    DemoHub hub() {
        return Objects.requireNonNull(hub);
    }

    int port() {
        return URI.create(hub().address()).getPort();
    }

    /** Somebody logs in over the provider. */
    void logInOverTheProvider() throws Exception {
        provider.vouchFor(Map.of("preferred_username", "ada", "groups", "desk"));
        new Browser(port()).open("/oauth2/authorization/police");
    }

    /** From now on the mail server takes the hub's password; returns when it has sent a mail. */
    void fixMail() {
        mail.setUser(MAILBOX, MAILBOX, password("mail password"));
        await().atMost(LONG).until(() -> mail.getReceivedMessages().length > 0);
    }

    /** All that the ledger has but the messages themselves, as text. */
    String rows() {
        JdbcClient ledger = JdbcClient.create(database.getDatabase("postgres", "ledger"));
        StringBuilder all = new StringBuilder();
        for (String table :
                List.of("entry", "event_record", "remark", "alarm", "partner_state", "parked_message", "contact")) {
            ledger.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(table).append(' ').append(row).append('\n'));
        }
        return all.toString();
    }

    /** The database knows the hub no more, and ends its connections. */
    void locksTheHubOut() {
        sql().sql("alter user flaghoist password 'another'").update();
        sql().sql("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'flaghoist'")
                .query(Boolean.class)
                .list();
    }

    /** Stops, and starts against a database that does not let it in. */
    DemoHub startLockedOut() {
        hub().close();
        hub = null;
        return new DemoHub(directory.resolve("data"), settings.toArray(String[]::new));
    }

    private JdbcClient sql() {
        return JdbcClient.create(database.getPostgresDatabase());
    }

    @Override
    public void close() throws Exception {
        if (hub != null) {
            hub.close();
        }
        strict.stop(true);
        provider.close();
        mail.stop();
        database.close();
    }
}
