import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the commands for who writes partner files say of broken folders: copies of the shipped files, each with one
 * change of {@code bench/record.d/faults.csv}.
 */
final class FolderFaults {

    private static final String MISSING = "!missing";
    private static final String NOT_UTF_8 = "!not-utf-8";

    /** A change of a file: a text and what stands in its place, or a word for the file as a whole. */
    private record Fault(String partner, String file, String replace, String by) {

        static Fault of(String line) {
            String[] cells = line.split("\\|", -1);
            return new Fault(cells[0], cells[1], cells[2].replace("\\n", "\n"), cells[3].replace("\\n", "\n"));
        }

        byte[] changed(byte[] content) {
            if (replace.equals(NOT_UTF_8)) {
                return new String(content, StandardCharsets.ISO_8859_1)
                        .concat(by + "\u00ff\u00fe")
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
            String text = new String(content, StandardCharsets.UTF_8);
            int at = text.indexOf(replace);
            if (at < 0) {
                throw new IllegalStateException(file + " has no '" + replace + "'; correct faults.csv");
            }
            return (text.substring(0, at) + by + text.substring(at + replace.length()))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private final CommandLines commandLines;
    private final RecordingRun recording;
    private final Path copy;
    private final Path ledger;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "faults");
        made.setDaemon(true);
        return made;
    });
    private final List<Future<?>> all = new ArrayList<>();

    /** @param ledger with some notifications, for what changed files would do to them */
    FolderFaults(CommandLines commandLines, RecordingRun recording, Path work, Path ledger) {
        this.commandLines = commandLines;
        this.recording = recording;
        this.copy = work.resolve("folder");
        this.ledger = ledger;
    }

    /**
     * Begins, in the background: a running hub waits most of the time.
     *
     * @param then what is run after them
     */
    void begin(Path list, List<RecordedPartner> partners, Callable<?> then) throws IOException {
        copy(partners);
        int number = 0;
        for (String line : Files.readAllLines(list)) {
            if (!line.startsWith("#")) {
                Fault fault = Fault.of(line);
                String name = "%03d-%s"
                        .formatted(
                                ++number,
                                fault.file()
                                        .replaceFirst("^(mappings|samples)/", "")
                                        .replace('/', '-'));
                all.add(thread.submit(() -> {
                    check(name, line, fault);
                    return null;
                }));
            }
        }
        all.add(thread.submit(then));
        thread.shutdown();
    }

    void await() throws Exception {
        for (Future<?> one : all) {
            one.get();
        }
    }

    private void copy(List<RecordedPartner> partners) throws IOException {
        FileTrees.copy(Path.of("config"), copy.resolve("config"));
        FileTrees.copy(Path.of("mappings"), copy.resolve("mappings"));
        for (RecordedPartner partner : partners) {
            Path samples = copy.resolve("samples-of-" + partner.id()).resolve(partner.id());
            FileTrees.copy(SampleFiles.ALL.resolve(partner.id()), samples);
        }
    }

    private void check(String name, String line, Fault fault) throws IOException {
        Path samples = copy.resolve("samples-of-" + fault.partner());
        Path file = fault.file().startsWith("samples/")
                ? samples.resolve(fault.file().substring("samples/".length()))
                : copy.resolve(fault.file());
        byte[] content = Files.readAllBytes(file);
        if (fault.replace().equals(MISSING)) {
            Files.delete(file);
        } else {
            Files.write(file, fault.changed(content));
        }
        String config = copy.resolve("config").toString();
        String mappings = copy.resolve("mappings").toString();
        run("check", name, line, "check", "--config", config, "--mappings", mappings, "--samples", samples.toString());
        if (!fault.file().startsWith("samples/")) {
            run(
                    "diff",
                    name,
                    line,
                    "diff",
                    "--data",
                    ledger.toString(),
                    "--since",
                    "99d",
                    "--against",
                    copy.toString());
            for (String command : new String[] {"schema", "readme"}) {
                run(command, name, line, command, fault.partner(), "--config", config, "--mappings", mappings);
            }
        }
        Files.write(file, content);
    }

    private void run(String kind, String name, String line, String... words) {
        recording.add(
                kind,
                name,
                "# " + line + "\n" + commandLines.run(List.of(words)).text());
    }
}
