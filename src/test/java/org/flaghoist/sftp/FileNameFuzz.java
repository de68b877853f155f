package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.testing.BoundedCost;
import org.flaghoist.testing.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

/** A name that is taken is harmless, even under a pattern that allows everything. */
final class FileNameFuzz {

    private static final RemoteNames ALL = new RemoteNames(Pattern.compile("(?s).*"));
    private static final RemoteNames SOME = new RemoteNames(Pattern.compile("^BG_[0-9]{8}_[0-9]{4}\\.csv$"));
    private static final Path OUTBOX = Path.of("outbox");

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.of("BG_20260601_0001.csv", "RO-RO~2026~0118-r1.xml", "../x", "a\r\nb", "Сведение.csv", "x.tmp")
                        .map(name -> name.getBytes(StandardCharsets.UTF_8)),
                Seeds.found("file-names"));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void takesNoHarmfulName(byte[] utf8) {
        String name = new String(utf8, StandardCharsets.UTF_8);
        BoundedCost.of(() -> check(name));
    }

    private static void check(String name) {
        if (SOME.accepts(name)) {
            assertThat(name).matches("BG_[0-9]{8}_[0-9]{4}\\.csv").hasSize(20);
        }
        if (ALL.accepts(name)) {
            assertThat(name).doesNotContain("/", "\\", "\n", "\r", "${", "..\\").doesNotEndWith(".tmp");
            assertThat(name.codePoints()).noneMatch(Character::isISOControl);
            assertThat(name.codePoints()).noneMatch(c -> Character.getType(c) == Character.FORMAT);
            assertThat(OUTBOX.resolve(name).normalize().getParent()).isEqualTo(OUTBOX);
            assertThat(("." + name + ".part").getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256);
        }
    }
}
