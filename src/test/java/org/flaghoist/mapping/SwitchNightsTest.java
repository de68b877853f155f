package org.flaghoist.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flaghoist.format.Format;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every minute of the nights in which Europe changes its clocks, in and out, in each partner's zone. */
@Tag("elsewhere")
final class SwitchNightsTest {

    private static final List<Instant> SWITCHES =
            List.of(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-10-25T01:00:00Z"));
    private static final Instant MARKER = Instant.parse("2026-01-15T12:34:00Z");
    private static final int MINUTES = 180;

    @TestFactory
    Stream<DynamicTest> rendersEveryMinuteSoThatItIsReadAgain() {
        return Shipped.partners().stream()
                .map(partner -> DynamicTest.dynamicTest(partner, () -> {
                    for (Instant minute : minutes()) {
                        assertThat(Shipped.again(partner, SampleNotifications.intelligence(partner, minute.toString()))
                                        .path("createdAt")
                                        .asText())
                                .isEqualTo(minute.toString());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsEveryMinuteWithoutMarkByTheZonesRules() {
        return Shipped.partners().stream()
                .filter(partner -> !moment(partner).contains("xxx"))
                .map(partner -> DynamicTest.dynamicTest(partner, () -> readsEveryMinute(partner)));
    }

    private static void readsEveryMinute(String partner) {
        ZoneId zone = Shipped.format(partner).file().times().zone();
        for (Instant minute : minutes()) {
            // As a clock that is never changed shows it, so that the hour that does not exist is there too.
            LocalDateTime local =
                    LocalDateTime.ofInstant(minute, zone.getRules().getStandardOffset(minute));
            assertThat(read(partner, local)).as(local.toString()).isEqualTo(expected(zone, local));
            LocalDateTime summer = local.plusHours(1);
            assertThat(read(partner, summer)).as(summer.toString()).isEqualTo(expected(zone, summer));
        }
    }

    private static String expected(ZoneId zone, LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return switch (offsets.size()) {
            case 0 -> "TIME_INVALID";
            case 1 -> local.toInstant(offsets.get(0)).toString();
            default -> "TIME_AMBIGUOUS";
        };
    }

    private static String read(String partner, LocalDateTime local) {
        Mapping mapping = Shipped.mapping(partner);
        byte[] piece = piece(partner, mapping, local);
        try {
            return mapping.translate(piece, 2).path("createdAt").asText();
        } catch (Rejection e) {
            return e.code().name();
        }
    }

    /** A message with that local time, without any mark, made from one of winter. */
    private static byte[] piece(String partner, Mapping mapping, LocalDateTime local) {
        Format format = Shipped.format(partner);
        byte[] winter = OutboundOnly.removed(
                format, mapping.render(SampleNotifications.intelligence(partner, MARKER.toString())));
        Piece piece = mapping.cut(winter).get(0);
        DateTimeFormatter form = DateTimeFormatter.ofPattern(moment(partner), Locale.ROOT);
        String text = new String(piece.bytes(), ISO_8859_1);
        String marker = form.format(MARKER.atZone(format.file().times().zone()));
        assertThat(text).contains(marker);
        return text.replace(marker, form.format(local)).getBytes(ISO_8859_1);
    }

    private static String moment(String partner) {
        return Shipped.format(partner).file().times().moment();
    }

    private static List<Instant> minutes() {
        List<Instant> minutes = new ArrayList<>();
        for (Instant change : SWITCHES) {
            for (int minute = -MINUTES; minute <= MINUTES; minute++) {
                minutes.add(change.plus(Duration.ofMinutes(minute)));
            }
        }
        return minutes;
    }
}
