package org.flaghoist.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Receipt.Status;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.BoundedCost;
import org.jspecify.annotations.Nullable;

/**
 * Every sender can get a receipt for any fault in its own words: a receipt that cannot be written would never be sent.
 */
final class ReceiptFuzz {

    private static final Map<String, Charset> NARROW =
            Map.of("bg", Charset.forName("windows-1251"), "ly", Charset.forName("windows-1256"));
    /** Their names and values have no control characters by the time a fault has them. */
    private static final Set<String> XML = Set.of("europol", "ro");

    private final List<String> partners = Exchange.partners().stream().sorted().toList();

    @FuzzTest(maxDuration = "1m")
    void isWritten(FuzzedDataProvider data) {
        String partner = data.pickValue(partners);
        Rejection fault = new Rejection(
                data.pickValue(FaultCode.values()), text(partner, data), orNone(partner, data), orNone(partner, data));
        boolean read = data.consumeBoolean();
        Receipt receipt = new Receipt(
                "RC-2026-000001",
                read ? "A" + "0".repeat(data.consumeInt(2, 39)) : null,
                read ? data.consumeInt(1, 9999) : null,
                data.pickValue(Status.values()),
                null,
                fault.code().name(),
                fault.detail(),
                fault.location(),
                fault.field(),
                "2026-11-03T08:15:00Z");
        BoundedCost.of(() -> Exchange.check(partner, receipt));
    }

    private static @Nullable String orNone(String partner, FuzzedDataProvider data) {
        return data.consumeBoolean() ? text(partner, data) : null;
    }

    private static String text(String partner, FuzzedDataProvider data) {
        Charset charset = NARROW.get(partner);
        if (charset != null) {
            return new String(data.consumeBytes(200), charset).replace("\uFFFD", "");
        }
        String text = data.consumeString(200);
        return XML.contains(partner)
                ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .replaceAll("[\\p{Cntrl}\uFFFE\uFFFF]", "")
                : text;
    }
}
