package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Receipt.Status;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.SampleCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What changed files would do by what a ledger keeps, as the cases under {@code src/test/samples/diff} have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiffCasesTest {

    private static final String ACCEPTED = ".notification.json";
    private static final Path OF_AT = Path.of("src/test/samples/at/in");

    private final CaseRun run = new CaseRun(Map.of("ledger", (run, words) -> ledger(run.file("~/data"), words.get(0))));

    DiffCasesTest() throws IOException {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("diff");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    private static void ledger(Path data, String of) throws IOException {
        Files.createDirectories(data);
        try (LedgerFixture hub = new LedgerFixture(data)) {
            if (of.equals("answers")) {
                keepAnswers(hub);
            } else {
                keepSamples(hub);
            }
        }
    }

    private static void keepSamples(LedgerFixture hub) throws IOException {
        Set<String> references = new HashSet<>();
        for (String sender : List.of("uk", "europol", "ro")) {
            for (Path form : samples(Path.of("src/test/samples", sender, "in"))) {
                keep(hub, sender, form, references);
            }
        }
    }

    private static List<Path> samples(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ACCEPTED))
                    .sorted()
                    .toList();
        }
    }

    private static void keep(LedgerFixture hub, String sender, Path form, Set<String> references) throws IOException {
        String name = form.getFileName().toString().replace(ACCEPTED, "");
        Path original = form.resolveSibling(name + (sender.equals("uk") ? ".json" : ".xml"));
        ObjectNode notification = LedgerFixture.hub(Files.readString(form));
        // An update would want what it updates, and some samples have the same reference.
        boolean isNew = Action.NEW.isOf(notification)
                && references.add(notification.path("id").asText());
        if (isNew && Files.exists(original)) {
            String file = sender.equals("ro") ? "RO-" + name + "-r1.xml" : null;
            long entry = hub.ledger
                    .begin(new Arrival(sender, sender + name, Files.readAllBytes(original), file, 1))
                    .entry();
            hub.ledger.accept(entry, notification);
        }
    }

    private static void keepAnswers(LedgerFixture hub) throws IOException {
        long accepted = begin(hub, "seizure-new.json");
        hub.ledger.accept(
                accepted, LedgerFixture.hub(Files.readString(OF_AT.resolve("seizure-new.notification.json"))));
        hub.ledger.recordReceipts(
                accepted, List.of(receipt(Status.ACCEPTED, null, null), receipt(Status.HELD, "ro", "R10")));
        long rejected = begin(hub, "reject-code-twice.json");
        Rejection fault = new Rejection(FaultCode.SCHEMA, "/handhabung/codes/2", "codes", null);
        hub.ledger.reject(rejected, Stage.TRANSLATE, fault, "BK-2026-120", 1);
        hub.ledger.recordReceipts(rejected, List.of(receipt(Status.REJECTED, null, "SCHEMA")));
    }

    private static long begin(LedgerFixture hub, String sample) throws IOException {
        byte[] original = Files.readAllBytes(OF_AT.resolve(sample));
        return hub.ledger.begin(new Arrival("at", sample, original, null, 1)).entry();
    }

    private static Receipt receipt(Status status, @Nullable String recipient, @Nullable String code) {
        return new Receipt("0", "BK-2026-101/1", 1, status, recipient, code, null, null, null, "2026-06-03T03:40:00Z");
    }
}
