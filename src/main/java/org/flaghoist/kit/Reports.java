package org.flaghoist.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.flaghoist.kit.CaseResult.CaseOutcome;

/** Writes the reports of one rehearsal, and sums it up on the terminal. */
final class Reports {

    private static final int SHORT_DIGEST = 6;

    private final Path folder;
    private final String partner;
    private final String options;
    private final ResultLog log;
    private final Instant began = Instant.now();

    /** @param options as they were given, for people */
    Reports(Path folder, String partner, String options, ResultLog log) {
        this.folder = folder;
        this.partner = partner;
        this.options = options;
        this.log = log;
    }

    /** @param brokenOff whether it did not come to its end */
    void write(boolean brokenOff) {
        List<CaseResult> results = log.all();
        ReportHead head =
                new ReportHead(partner, began, Duration.between(began, Instant.now()), program(), options, brokenOff);
        Path html = folder.resolve("report.html");
        Path junit = folder.resolve("junit.xml");
        try {
            Files.writeString(html, HtmlReport.of(head, results));
            Files.writeString(junit, JUnitReport.of(head, results));
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written", e);
        }
        sumUp(head, results);
        log.say("See " + html + " and " + junit);
    }

    private void sumUp(ReportHead head, List<CaseResult> results) {
        log.say("");
        log.say(head.verdict(log.hasFailures()) + ": " + CaseResult.counts(results));
        for (CaseOutcome outcome : List.of(CaseOutcome.FAILED, CaseOutcome.TO_LOOK_AT)) {
            results.stream()
                    .filter(one -> one.is(outcome))
                    .forEach(one -> log.say("  " + outcome + "  " + one.name() + ": " + one.text()));
        }
        results.stream()
                .filter(one -> one.is(CaseOutcome.NOT_TRIED))
                .map(CaseResult::text)
                .distinct()
                .forEach(why -> log.say("  NOT_TRIED  " + names(why, results) + ": " + why));
    }

    private static String names(String why, List<CaseResult> results) {
        List<String> names = results.stream()
                .filter(one -> one.is(CaseOutcome.NOT_TRIED) && one.text().equals(why))
                .map(CaseResult::name)
                .toList();
        return names.size() == 1 ? names.get(0) : names.size() + " cases, the first " + names.get(0);
    }

    /** By which the people of the hub see what was rehearsed with. */
    private static String program() {
        CodeSource source = Reports.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                return "not from a jar";
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return jar.getFileName() + ", SHA-256 " + HexFormat.of().formatHex(digest, 0, SHORT_DIGEST) + "...";
        } catch (IOException | URISyntaxException | NoSuchAlgorithmException e) {
            return "unknown: " + e.getMessage();
        }
    }
}
