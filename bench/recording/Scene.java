import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A running hub with its partners and people, and what is recorded of all that they do. */
final class Scene {

    final RecordingRun recording;
    final Hub hub;
    final ConsoleClient console;
    final PartnerClients clients;
    final PartnerServerSet servers;
    final List<RecordedPartner> partners;
    final CommandLines commandLines;

    /** Where the hub was too slow to note that a file is uploaded. */
    private static final String UPLOADED_TWICE = " is there still, and is not written again";

    private final Path password;
    private final MaskedAnswers answers;
    private final Quiet quiet = new Quiet(this);
    private final Set<String> operations = new TreeSet<>();
    private final Map<String, Set<String>> delivered = new TreeMap<>();
    private final List<String> alarms = new ArrayList<>();
    private long logged;
    private String last = "";
    private final Map<String, Integer> files = new TreeMap<>();

    Scene(
            RecordingRun recording,
            Hub hub,
            PartnerServerSet servers,
            List<RecordedPartner> partners,
            CommandLines commandLines,
            Path work)
            throws IOException {
        this.recording = recording;
        this.hub = hub;
        this.console = new ConsoleClient(Hub.HTTP, Hub.PASSWORD);
        this.clients = new PartnerClients();
        this.servers = servers;
        this.partners = partners;
        this.commandLines = commandLines;
        this.answers = new MaskedAnswers(recording.mask());
        this.password = Files.writeString(work.resolve("password"), Hub.PASSWORD);
    }

    RecordedPartner partner(String id) {
        return partners.stream()
                .filter(partner -> partner.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Set<String> operations() {
        return operations;
    }

    /** Runs an operation, and records its answer. @return the answer, empty where the hub refused */
    JsonNode operate(String user, String bean, String operation, Object... arguments) throws IOException {
        operations.add(bean.replaceFirst(",.*", "") + " " + operation);
        ObjectNode answer = console.exec(user, bean, operation, arguments);
        recording.add(
                "operations", user + ": " + bean + " " + operation + shown(arguments) + "\n" + answers.text(answer));
        return answer.path("value");
    }

    /** Numbers are those of entries, changes and alarms. */
    private static List<String> shown(Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Long ? "<number>" : argument.toString())
                .toList();
    }

    /** A part of an answer, in one line. */
    String line(JsonNode part) {
        return answers.line(part);
    }

    /** Runs a command as a user of the hub, in words and as JSON where it changes nothing. */
    void look(String user, String... words) {
        command(user, words);
        command(user, Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
    }

    /** Runs a command as a user of the hub. @return what it printed */
    String command(String user, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--url", console.address(), "--user", user, "--password-file", password.toString()));
        CommandLines.Result result = commandLines.run(line);
        recording.add(
                "commands",
                new CommandLines.Result(
                                "--user " + user + " " + String.join(" ", words),
                                result.code(),
                                shown(result.out()),
                                result.err())
                        .text());
        return result.out();
    }

    private String shown(String out) {
        if (out.startsWith("{")) {
            try {
                return answers.text(ConsoleClient.JSON.readTree(out)) + "\n";
            } catch (IOException e) {
                return out;
            }
        }
        return out.replaceAll("(?m)^\\d+(?= +\\d{4}-\\d\\d-\\d\\dT)", "<entry>");
    }

    /** A sample of a partner. */
    SampleFiles.Sample sample(String partner, String name) throws IOException {
        return SampleFiles.named(SampleFiles.of(partner(partner)), name);
    }

    /** Sends a message to the broker, and waits until the hub has answered it. */
    void send(String partner, byte[] content) throws IOException, JMSException {
        int before = clients.count(partner);
        clients.send(partner, content);
        quiet.softly(() -> clients.count(partner) > before);
    }

    /** Puts a file on a partner's server. */
    void put(RecordedPartner partner, byte[] content) throws IOException {
        int number = files.merge(partner.id(), 1, Integer::sum);
        servers.put(partner.id(), partner.file().formatted(number), content);
    }

    /** Waits until the hub has translated all that a partner has sent. */
    void translated(RecordedPartner partner) throws IOException {
        Quiet.until(
                "all of " + partner.id() + " is translated",
                () -> servers.isFetched(partner.id()) && quiet.waiting(partner.id()) == 0);
    }

    /** Waits until all that is accepted is delivered. */
    void delivered(String... waiting) throws IOException {
        Quiet.until("all is delivered", () -> quiet.busy(Set.of(waiting)).isEmpty());
    }

    /** Ends a step: waits until the hub is at rest, and records what has gone out and what was logged. */
    void rest(String... waiting) throws IOException {
        quiet.await(Set.of(waiting));
        collect();
    }

    private void collect() throws IOException {
        List<Output> outputs = new ArrayList<>(clients.takeOutputs());
        for (RecordedPartner partner : partners) {
            if (partner.hasServer()) {
                outputs.addAll(files(partner));
            }
        }
        for (RecordedPartner partner : partners) {
            for (boolean isReceipt : List.of(false, true)) {
                recording.addSorted(
                        isReceipt ? "receipts" : "sent",
                        partner.id() + "/" + recording.step(),
                        outputs.stream()
                                .filter(output -> output.partner().equals(partner) && output.isReceipt() == isReceipt)
                                .map(Output::text)
                                .toList());
            }
            recording.addSorted("numbers", partner.id() + "/" + recording.step(), clients.takeNumbers(partner.id()));
        }
        List<String> lines = log();
        recording.addOnce(
                "log",
                recording.step(),
                lines.stream()
                        .filter(line -> !isAlarm(line) && !line.contains(UPLOADED_TWICE))
                        .map(Scene::withoutTries)
                        .toList());
        alarms.addAll(lines.stream().filter(Scene::isAlarm).map(Scene::alarm).toList());
    }

    private static boolean isAlarm(String line) {
        return line.contains(" Alarm: ") || line.contains(" Alarm ended: ");
    }

    /** How often a server that is away is tried, and what is met there, depends on time. */
    private static String withoutTries(String line) {
        return line.replaceFirst("(sftp-\\w+: )try \\d+ failed.*", "$1<try>")
                .replaceFirst("(: down since ).*", "$1<outage>")
                .replaceFirst("(: works again after ).*", "$1<outage>");
    }

    /** When it is raised depends on when the hub looks, and so do the numbers in it. */
    private static String alarm(String line) {
        return line.replaceFirst(", since .*", "");
    }

    /** Records the events of all steps; by the time of each, since an event may be published in the next step. */
    void events() {
        Map<String, List<String>> bySteps = new TreeMap<>();
        clients.events().forEach(event -> bySteps.computeIfAbsent(recording.step(event.at()), step -> new ArrayList<>())
                .add(event.text()));
        bySteps.forEach((step, texts) -> recording.addSorted("events", step, texts));
    }

    /** Records which alarms there were, at whatever time. */
    void alarms() {
        recording.addOnce("alarms", "raised", alarms);
    }

    private List<Output> files(RecordedPartner partner) throws IOException {
        List<Output> fresh = new ArrayList<>();
        Set<String> known = delivered.computeIfAbsent(partner.id(), id -> new HashSet<>());
        for (Path file : FileTrees.files(servers.inbox(partner.id()))) {
            String name = file.getFileName().toString();
            if (known.add(name)) {
                boolean isReceipt = name.startsWith("receipt_");
                String head = isReceipt ? name.replaceFirst("_.*\\.", "_<flaghoist_receipt>.") : name;
                fresh.add(new Output(partner, isReceipt, head, Files.readAllBytes(file)));
            }
        }
        return fresh;
    }

    /** Has a partner take its files away, right after the hub has listed them. */
    void take(String partner) throws IOException {
        servers.emptyWhenListed(partner);
        Quiet.until(
                "the hub lists the inbox of " + partner,
                () -> FileTrees.files(servers.inbox(partner)).isEmpty());
        delivered.remove(partner);
    }

    private List<String> log() throws IOException {
        byte[] all = Files.readAllBytes(hub.log());
        String text = last + new String(all, (int) logged, all.length - (int) logged, StandardCharsets.UTF_8);
        logged = all.length;
        int end = text.lastIndexOf('\n') + 1;
        last = text.substring(end);
        return text.substring(0, end).lines().toList();
    }
}
