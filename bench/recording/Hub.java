import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged hub as a process, with the shipped configuration and what {@code bench/record.d/} adds to it. */
final class Hub {

    static final int AMQP = 18437;
    static final int CORE = 18436;
    static final int HTTP = 18438;
    static final int FIRST_SERVER = 18441;
    static final String PASSWORD = "recorded-0123456789";

    /** Of {@link #PASSWORD}, with the least cost, since each request is checked. */
    private final String hash;

    private final Path work;
    private final List<RecordedPartner> partners;
    private final String hostKey;
    private Process process;

    /** @param work has the configuration, the data and the log */
    Hub(Path work, List<RecordedPartner> partners, String hostKey, String hash) {
        this.work = work;
        this.partners = partners;
        this.hostKey = hostKey;
        this.hash = hash;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    Path config() {
        return work.resolve("config");
    }

    Path mappings() {
        return work.resolve("mappings");
    }

    Path backups() {
        return work.resolve("backups");
    }

    Path data() {
        return work.resolve("data");
    }

    Path log() {
        return work.resolve("hub.log");
    }

    /** The shipped files, with what the recorder adds. */
    void configure(Path additions) throws IOException {
        FileTrees.copy(Path.of("config"), config());
        FileTrees.copy(Path.of("mappings"), mappings());
        try (Stream<Path> files = Files.list(additions.resolve("partners"))) {
            for (Path file : files.toList()) {
                Path partner =
                        config().resolve("partners").resolve(file.getFileName().toString());
                Files.writeString(partner, Files.readString(file), StandardOpenOption.APPEND);
            }
        }
        Path policy = config().resolve("release-policy.yaml");
        Files.writeString(
                policy,
                Files.readString(policy)
                        .replace(
                                "\n# What R6 removes",
                                Files.readString(additions.resolve("policy.yaml")) + "\n# What R6 removes"));
    }

    /** Starts the hub, and returns when it is ready. */
    void start() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        line.addAll(
                Arrays.asList(System.getProperty("hub.jvm", "-XX:+UseSerialGC").split(" +")));
        line.addAll(List.of("-jar", "target/flaghoist.jar"));
        line.addAll(settings());
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        environment(builder.environment());
        long size = Files.exists(log()) ? Files.size(log()) : 0;
        process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        while (!text(log(), size).contains("Started Flaghoist")) {
            if (!process.isAlive()) {
                throw new IOException("the hub does not start:\n" + text(log(), size));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private List<String> settings() {
        List<String> all = new ArrayList<>(List.of(
                "--flaghoist.data=" + data(),
                "--flaghoist.demo.enabled=false",
                "--flaghoist.hub.config=" + config(),
                "--flaghoist.hub.mappings=" + mappings(),
                "--flaghoist.hub.backups=" + backups(),
                "--flaghoist.broker.amqp-port=" + AMQP,
                "--flaghoist.broker.core-port=" + CORE,
                "--server.port=" + HTTP,
                "--flaghoist.events.publish=true",
                "--flaghoist.events.password=" + PASSWORD,
                "--flaghoist.broker.max-disk-usage=99",
                "--flaghoist.alarms.disk=98",
                "--flaghoist.alarms.every=500ms",
                "--flaghoist.alarms.calm=1h",
                "--flaghoist.alarms.dead-letters.warning=1s",
                "--flaghoist.alarms.holds.warning=1s",
                "--flaghoist.alarms.partner-down.warning=1s",
                "--flaghoist.taken.every=500ms",
                "--flaghoist.overdue.every=500ms",
                "--logging.pattern.console=%p %m%n%nopex"));
        int n = 0;
        for (String user : List.of("viewer", "operator", "operator-2", "releaser", "releaser-2", "scraper")) {
            String key = "--flaghoist.console.users[" + n++ + "].";
            String role = user.replaceFirst("-2$", "").toUpperCase(java.util.Locale.ROOT);
            all.addAll(List.of(key + "name=" + user, key + "password=" + hash, key + "role=" + role));
        }
        return all;
    }

    private void environment(Map<String, String> environment) {
        int server = FIRST_SERVER;
        for (RecordedPartner partner : partners) {
            String prefix = "FLAGHOIST_" + partner.id().toUpperCase(java.util.Locale.ROOT) + "_";
            environment.put(prefix + "PASSWORD", PASSWORD);
            if (partner.hasServer()) {
                environment.put(prefix + "HOST", "127.0.0.1");
                environment.put(prefix + "PORT", String.valueOf(server++));
                environment.put(prefix + "USER", partner.id());
                environment.put(prefix + "HOST_KEY", hostKey);
            }
        }
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private void kill() {
        if (process != null && process.isAlive()) {
            process.destroyForcibly();
        }
    }

    private static String text(Path file, long from) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }
}
