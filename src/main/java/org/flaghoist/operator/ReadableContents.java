package org.flaghoist.operator;

import java.nio.charset.StandardCharsets;
import org.flaghoist.exchange.ParkedMessages.Content;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.text.NativeText;
import org.flaghoist.format.text.NotEncodable;
import org.flaghoist.ledger.Stage;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.pgp.EncryptedText;
import org.flaghoist.search.Overview;
import org.jspecify.annotations.Nullable;

/** The contents of messages that wait for people, as people read and write them. */
public final class ReadableContents {

    private final Mappings mappings;
    private final Overview bodies;

    public ReadableContents(Mappings mappings, Overview bodies) {
        this.mappings = mappings;
        this.bodies = bodies;
    }

    /** What is encrypted is shown as it was before, where the ledger has that. */
    NativeText text(ParkedMessage row, Content content) {
        byte[] known = content.pgpProtected()
                ? bodies.rendered(row.entry(), row.partner()).orElse(content.body())
                : content.body();
        return text(row, row.isReceipt() ? content.body() : known);
    }

    NativeText text(ParkedMessage row, byte[] content) {
        return isNative(row)
                ? text(mappings.of(row.partner()), content)
                : NativeText.of(content, StandardCharsets.UTF_8);
    }

    /** What is encrypted is shown in ASCII armour. */
    static NativeText text(Mapping mapping, byte[] content) {
        return EncryptedText.of(content)
                .map(armored -> new NativeText(armored, StandardCharsets.US_ASCII.name(), true))
                .orElseGet(() -> mapping.text(content));
    }

    /**
     * The bytes of a text that somebody wrote in the place of the original.
     *
     * @throws OperationRejected where it has a character that they cannot be given
     */
    byte[] bytes(ParkedMessage row, String text, byte[] original) {
        try {
            return isNative(row)
                    ? mappings.of(row.partner()).bytes(text, original)
                    : text.getBytes(StandardCharsets.UTF_8);
        } catch (NotEncodable fault) {
            throw new OperationRejected(fault.getMessage() + "; edit it again");
        }
    }

    /**
     * Where a fault's place stands in the content.
     *
     * @param number the piece's number in its file
     * @return null where it has none that can be found
     */
    @Nullable
    Span highlight(ParkedMessage row, byte[] content, int number, @Nullable String location, @Nullable String field) {
        return row.queue() == ParkingQueue.DEAD_IN && location != null
                ? mappings.of(row.partner()).highlight(text(row, content).text(), number, location, field)
                : null;
    }

    // What could not be rendered is in the hub's form, or a receipt of the hub's: JSON both.
    private static boolean isNative(ParkedMessage row) {
        return row.stage() != Stage.RENDER && row.stage() != Stage.RELEASE;
    }
}
