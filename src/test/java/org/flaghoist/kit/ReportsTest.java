package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    private static final ReportHead HEAD = new ReportHead(
            "vn", Instant.parse("2026-06-01T10:00:00Z"), Duration.ofSeconds(75), "flaghoist.jar", "rehearse vn", false);
    private static final List<CaseResult> RESULTS = List.of(
            CaseResult.passed("A group", "one", "taken"),
            CaseResult.failed("A group", "two", "says <script>alert('\u0007')</script> & more"),
            CaseResult.toLookAt("A group", "three", "look at the letters"));

    @Test
    void showsWhatAPartnerSentAsTextAlone() {
        assertThat(HtmlReport.of(HEAD, RESULTS))
                .contains("1 failed, 0 not tried, 1 to look at, 1 passed, 0 does not apply")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>", "\u0007");
    }

    @Test
    void tellsABuildServerThatPeopleHaveToLook(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("junit.xml");
        Files.writeString(file, JUnitReport.of(HEAD, RESULTS));

        assertThat(JUnitCases.of(file, "skipped")).containsExactly("three: to look at: look at the letters");
        assertThat(JUnitCases.of(file, "failure")).containsExactly("two: says <script>alert('\uFFFD')</script> & more");
    }
}
