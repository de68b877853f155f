import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command lines that need no running hub: on the shipped files, and on the ledger that the hub has left. */
final class OfflineSteps {

    private static final Pattern SUBCOMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]*)  +\\S");

    private final CommandLines commandLines;
    private final RecordingRun recording;
    private final List<RecordedPartner> partners;
    private final Path work;

    OfflineSteps(CommandLines commandLines, RecordingRun recording, List<RecordedPartner> partners, Path work) {
        this.commandLines = commandLines;
        this.recording = recording;
        this.partners = partners;
        this.work = work;
    }

    private void run(String kind, String name, String... words) {
        recording.add(kind, name, commandLines.run(List.of(words)).text());
    }

    /** The help of each command, and which of them nothing else has called. */
    void help() {
        TreeSet<String> called = new TreeSet<>(commandLines.called());
        TreeSet<String> all = new TreeSet<>();
        String top = help("all");
        for (String command : subcommands(top)) {
            List<String> own = subcommands(help(command, command));
            own.forEach(sub -> {
                help(command, command, sub);
                all.add(command + " " + sub);
            });
            if (own.isEmpty()) {
                all.add(command);
            }
        }
        all.removeIf(name -> called.stream().anyMatch(line -> line.equals(name) || line.startsWith(name + " ")));
        recording.add("coverage", "commands-not-called", String.join("\n", all));
    }

    private String help(String name, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--help");
        CommandLines.Result result = commandLines.run(line);
        recording.add("help", name, result.text());
        return result.out();
    }

    private static List<String> subcommands(String help) {
        int from = help.indexOf("Commands:");
        List<String> all = new ArrayList<>();
        if (from >= 0) {
            Matcher matcher = SUBCOMMAND.matcher(help.substring(from));
            while (matcher.find()) {
                all.add(matcher.group(1));
            }
        }
        return all;
    }

    /** The shipped files and samples. */
    void shipped() throws IOException {
        run("check", "shipped", "check");
        run("check", "shipped", "check", "--coverage");
        run("commands", "shipped", "check", "--credentials");
        run("commands", "shipped", "broker", "partners");
        run("commands", "shipped", "nonsense");
        run("commands", "shipped", "translate", "uk", "missing.json");
        for (RecordedPartner partner : partners) {
            String id = partner.id();
            run("schema", "shipped-" + id, "schema", id);
            run("readme", "shipped-" + id, "readme", id);
            files(
                    "translate",
                    id,
                    SampleFiles.ALL.resolve(id).resolve("in"),
                    "(?!.*\\.(notifications?|rejected)\\.json$).*");
            files("watch", id, SampleFiles.ALL.resolve(id).resolve("in"), "maximal\\.(?!notification).*");
            written("render", id, SampleFiles.ALL.resolve(id).resolve("out"), ".*\\.notification\\.json");
            written("receipt", id, SampleFiles.ALL.resolve(id).resolve("receipts"), ".*\\.receipt\\.json");
            if (partner.file().endsWith(".DAT")) {
                run(
                        "commands",
                        "trailer",
                        "trailer",
                        id,
                        SampleFiles.ALL.resolve(id + "/in/rej-crc.DAT").toString(),
                        "--out",
                        work.resolve("trailer.DAT").toString());
                recording.add(
                        "commands",
                        "trailer",
                        Output.shown(Files.readAllBytes(work.resolve("trailer.DAT")), partner.charset()));
            }
        }
        files("release", "", released(), ".*");
        files("release --explain", "", released(), ".*");
        drafts();
    }

    private void files(String command, String partner, Path directory, String pattern) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (command.equals("watch")) {
            words.add("--once");
        }
        if (!partner.isEmpty()) {
            words.add(partner);
        }
        for (Path file : FileTrees.files(directory)) {
            if (file.getFileName().toString().matches(pattern)) {
                words.add(file.toString());
            }
        }
        run("commands", (command + " " + partner).strip().replaceAll("\\W+", "-"), words.toArray(String[]::new));
    }

    /** The samples of release decisions, each of which has its notification in a member. */
    private Path released() throws IOException {
        Path directory = Files.createDirectories(work.resolve("release"));
        for (Path file : FileTrees.files(SampleFiles.ALL.resolve("release"))) {
            String notification = ConsoleClient.JSON
                    .readTree(Files.readAllBytes(file))
                    .path("notification")
                    .toString();
            Files.writeString(directory.resolve(file.getFileName().toString()), notification);
        }
        return directory;
    }

    private void written(String command, String partner, Path directory, String pattern) throws IOException {
        Path out = Files.createDirectories(work.resolve(command + "-" + partner));
        List<String> words = new ArrayList<>(List.of(command, "--out", out.toString(), partner));
        for (Path file : FileTrees.files(directory)) {
            if (file.getFileName().toString().matches(pattern)) {
                words.add(file.toString());
            }
        }
        String name = command + "-" + partner;
        run("commands", name, words.toArray(String[]::new));
        folder(name, out);
    }

    private void folder(String name, Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String text = file.toString().endsWith(".zip")
                        ? Files.size(file) > 0 ? "a zip" : "empty"
                        : Output.shown(Files.readAllBytes(file), Output.UTF_8);
                recording.add("written", name, "== " + folder.relativize(file) + "\n" + text);
            }
        }
    }

    /** A new partner like each of them. */
    private void drafts() throws IOException {
        for (RecordedPartner partner : partners) {
            Path draft = work.resolve("new-like-" + partner.id());
            FileTrees.copy(Path.of("config"), draft.resolve("config"));
            FileTrees.copy(Path.of("mappings"), draft.resolve("mappings"));
            Path samples = Files.createDirectories(draft.resolve("samples"));
            FileTrees.copy(SampleFiles.ALL.resolve(partner.id()), samples.resolve(partner.id()));
            run(
                    "commands",
                    "new-like-" + partner.id(),
                    "new",
                    "xx",
                    "--like",
                    partner.id(),
                    "--name",
                    "The new one",
                    "--config",
                    draft.resolve("config").toString(),
                    "--mappings",
                    draft.resolve("mappings").toString(),
                    "--samples",
                    samples.toString());
            folder("new-like-" + partner.id(), draft.resolve("mappings/xx"));
            run(
                    "commands",
                    "kit",
                    "kit",
                    partner.id(),
                    "--out",
                    work.resolve("kits").toString());
        }
    }

    /** What reads a ledger while its hub is stopped; on all cores, since each command reads all of it. */
    void ledger(Path data) throws ExecutionException, InterruptedException {
        List<String> all =
                new ArrayList<>(List.of("verify", "chain public-key", "chain export " + work.resolve("chain.jsonl")));
        for (String form : new String[] {"--csv", "--json"}) {
            for (String by : new String[] {"partner", "country", "type", "week", "notification"}) {
                all.add("picture --by " + by + " " + form);
            }
            all.add("picture " + form);
            all.add("picture --for ly " + form);
            for (RecordedPartner partner : partners) {
                all.add("linked --for " + partner.id() + " " + form);
            }
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<String>> texts = all.stream()
                .map(words -> threads.submit(() -> ledger(words, data)))
                .toList();
        threads.shutdown();
        for (int i = 0; i < texts.size(); i++) {
            String command = all.get(i).split(" ")[0];
            String text = texts.get(i).get();
            // The newest come first, and urgent ones may have overtaken others.
            recording.addSorted(
                    "ledger", command, command.equals("linked") ? text.lines().toList() : List.of(text));
        }
    }

    private String ledger(String words, Path data) {
        List<String> line = new ArrayList<>(List.of(words.split(" ")));
        line.addAll(List.of("--data", data.toString()));
        CommandLines.Result result = commandLines.run(line);
        return new CommandLines.Result(words, result.code(), scrubbed(result.out()), result.err()).text();
    }

    /** The numbers of entries, in CSV the first column and in JSON a member. */
    private static String scrubbed(String out) {
        return out.replaceAll("\"entry\" ?: ?\\d+", "\"entry\": <entry>")
                .replaceAll("(?m)^(\"[^\"\n]* r\\d+\"),\\d+,", "$1,<entry>,")
                .replaceAll("(?m)^\\d+(?=,[A-Z]+,)", "<cluster>")
                .replaceAll("(?s)-----BEGIN PUBLIC KEY-----.*?-----END", "-----BEGIN PUBLIC KEY-----\n<key>\n-----END");
    }
}
