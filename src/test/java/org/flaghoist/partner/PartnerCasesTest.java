package org.flaghoist.partner;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.PgpParty;
import org.flaghoist.testing.SampleCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What partner files say and are refused for, as the cases under {@code src/test/samples/partner} have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PartnerCasesTest {

    private static final Retry RETRY =
            new Retry(Duration.ofSeconds(1), 3, Duration.ofSeconds(20), 0.25, 5, Duration.ofMinutes(15));

    /** A passphrase makes a key costly, to whoever guesses and to tests. */
    private static final PgpParty HUB = PgpParty.locked("open sesame");

    private static final PgpParty PARTNER = PgpParty.make();

    private final CaseRun run = new CaseRun(Map.of(
            "partner", PartnerCasesTest::partner,
            "key", PartnerCasesTest::key,
            "read", (run, words) -> read(run, name -> secret(run, words, name)),
            "readWithoutUsers", (run, words) -> read(run, ((Secrets) name -> secret(run, words, name)).withoutUsers()),
            "readWithoutCredentials", (run, words) -> read(run, Secrets.unknown()),
            "partners", (run, words) -> partners(words),
            "of", (run, words) -> CaseRun.look(of(words.get(0)), words.subList(1, words.size())),
            "wishes", (run, words) -> CaseRun.look(toldOfTaking(words.get(0)), words.subList(1, words.size())),
            "hostKey", (run, words) -> run.said(hostKey(words.get(0))),
            "retry", (run, words) -> CaseRun.look(RETRY, words)));

    private @Nullable Partners partners;

    PartnerCasesTest() throws IOException {}

    @ParameterizedTest(name = "{0}")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("partner");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    /** @param words an id, and what is in its file; its mappings are empty files */
    private static void partner(CaseRun run, List<String> words) throws IOException {
        String id = words.get(0);
        Files.writeString(Files.createDirectories(run.file("~/config/partners")).resolve(id + ".yaml"), words.get(1));
        Path folder = Files.createDirectories(run.file("~/mappings").resolve(id));
        for (String name : List.of("README.md", "format.yaml", "in.jslt", "out.jslt", "receipt.jslt")) {
            Files.writeString(folder.resolve(name), "");
        }
    }

    /** @param words a file, and the kinds of the keys that it has */
    private static void key(CaseRun run, List<String> words) throws IOException {
        StringBuilder keys = new StringBuilder();
        for (String kind : words.subList(1, words.size())) {
            PgpParty party =
                    switch (kind.split(" ")[1]) {
                        case "hub" -> HUB;
                        case "partner" -> PARTNER;
                        case "ending" -> PgpParty.endingAfter(Duration.ofDays(40));
                        case "ended" -> PgpParty.ended();
                        case "revoked" -> PgpParty.revoked();
                        case "unencrypting" -> PgpParty.withoutEncryption();
                        default -> PgpParty.make();
                    };
            keys.append(kind.startsWith("private ") ? party.privateKey() : party.publicKey());
        }
        Files.writeString(run.file("~/config").resolve(words.get(0)), keys);
    }

    /** @param words {@code NAME=value}, or {@code *END=value}; a value may be a file, or a key */
    private static @Nullable String secret(CaseRun run, List<String> words, String name) {
        for (String word : words) {
            String key = word.substring(0, word.indexOf('='));
            if (key.startsWith("*") ? name.endsWith(key.substring(1)) : name.equals(key)) {
                String value = word.substring(key.length() + 1);
                return value.startsWith("~") ? run.file(value).toString() : value;
            }
        }
        return null;
    }

    private void read(CaseRun run, Secrets secrets) {
        SetupFaults faults = new SetupFaults();
        partners = Partners.read(run.file("~/config"), run.file("~/mappings"), secrets, faults);
        SetupException refused = catchThrowableOfType(SetupException.class, faults::throwIfAny);
        String message = refused == null ? "" : Objects.requireNonNull(refused.getMessage());
        run.found(message.lines().map(line -> line.replaceFirst("^- ", "")).toList());
    }

    private void partners(List<String> words) {
        CaseRun.look(partners, words);
    }

    private Partner of(String id) {
        return Objects.requireNonNull(partners).find(id).orElseThrow();
    }

    private static Wishes toldOfTaking(String recipients) {
        Set<String> of = recipients.isEmpty() ? Set.of() : Set.of(recipients);
        return new Wishes(null, false, of, false, false, Overdue.NEVER);
    }

    private static String hostKey(String text) {
        try {
            return HostKeyText.read(text).toString();
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
