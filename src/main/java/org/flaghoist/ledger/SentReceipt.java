package org.flaghoist.ledger;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that a sender was sent. Without the details, which may hold a value of the message; its key follows from
 * the message ({@link ReceiptKey}).
 *
 * @param recipient null where it is about the notification itself
 * @param at UTC, to the second: {@code 2026-06-03T03:40:00Z}
 */
public record SentReceipt(
        Receipt.Status status,
        @Nullable String recipient,
        @Nullable String code,
        String at) {

    private static final String NONE = "-";
    private static final int PARTS = 4;

    static SentReceipt of(Receipt receipt) {
        return new SentReceipt(receipt.status(), receipt.recipient(), receipt.code(), receipt.at());
    }

    boolean isOf(SentReceipt other) {
        return status == other.status
                && Objects.equals(recipient, other.recipient)
                && (!status.isRepeated() || Objects.equals(code, other.code));
    }

    /** A line for each; null for none. */
    static @Nullable String text(List<SentReceipt> receipts) {
        return receipts.isEmpty()
                ? null
                : receipts.stream().map(SentReceipt::line).collect(Collectors.joining("\n"));
    }

    private String line() {
        return status + " " + at + " " + (recipient == null ? NONE : recipient) + " " + (code == null ? NONE : code);
    }

    public static List<SentReceipt> parse(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split("\n")).map(SentReceipt::line).toList();
    }

    private static SentReceipt line(String line) {
        String[] parts = line.split(" ", PARTS);
        return new SentReceipt(Receipt.Status.valueOf(parts[0]), word(parts[2]), word(parts[3]), parts[1]);
    }

    private static @Nullable String word(String part) {
        return part.equals(NONE) ? null : part;
    }
}
