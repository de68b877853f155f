package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was done to a message, it can be shown, edited and highlighted. */
final class DamagedHighlightsTest {

    private static final int TRIES = Integer.getInteger("flaghoist.damage.tries", 20);

    @ParameterizedTest
    @MethodSource("org.flaghoist.mapping.Shipped#partners")
    void highlightsAPartOfTheTextOrNothing(String partner) {
        Mapping mapping = Shipped.mapping(partner);
        for (Path file : InboundSamples.samples(partner, mapping.extension())) {
            byte[] sample = SampleFolders.bytes(file);
            Rejection before = fault(mapping, sample);
            for (long seed = 0; seed < TRIES; seed++) {
                byte[] damaged = new Mutations(seed).of(sample);
                Rejection after = fault(mapping, damaged);
                List<Rejection> faults = before == null ? List.of() : List.of(before);
                check(mapping, damaged, after == null ? faults : List.of(after), file + ", seed " + seed);
                check(mapping, damaged, faults, file + ", seed " + seed);
            }
        }
    }

    /** The first that is wrong, or null where nothing is. */
    private static @Nullable Rejection fault(Mapping mapping, byte[] file) {
        try {
            for (Piece piece : mapping.cut(file)) {
                mapping.translate(piece);
            }
            return null;
        } catch (Rejection e) {
            return e;
        }
    }

    private static void check(Mapping mapping, byte[] content, List<Rejection> faults, String description) {
        NativeText shown = mapping.text(content);
        for (Rejection fault : faults) {
            Span span = mapping.highlight(shown.text(), 1, fault.location(), fault.field());
            assertThat(span == null || isWithin(span, shown.text()))
                    .as(description)
                    .isTrue();
        }
        if (shown.exact()) {
            byte[] again = mapping.bytes(shown.text(), content);
            assertThat(lines(mapping.text(again).text())).as(description).isEqualTo(lines(shown.text()));
        }
    }

    private static boolean isWithin(Span span, String text) {
        return 0 <= span.start() && span.start() <= span.end() && span.end() <= text.length();
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
