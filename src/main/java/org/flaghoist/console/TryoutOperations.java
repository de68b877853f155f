package org.flaghoist.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.flaghoist.format.text.NotEncodable;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.operator.JsonText;
import org.flaghoist.operator.Operator;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.release.RuleWords;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.tryout.Tryout;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Messages tried out, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(
        objectName = "org.flaghoist:type=Tryout",
        description = "What the hub would do with a message; nothing of it is recorded, and nothing leaves")
public final class TryoutOperations {

    /** Each recipient's copy is as large, and the answer has all of them. */
    static final int MOST_BYTES = 256 << 10;

    private static final int MOST_NOTIFICATIONS = 20;
    private static final int LIVE = 0;
    /** A browser gives text without them, and some forms need them between records. */
    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final CurrentSetup setup;
    private final RuleWords rules;
    private final Ledger ledger;
    private final Operator operator;
    private final int largest;

    /** @param largest bytes of one notification */
    TryoutOperations(CurrentSetup setup, RuleWords rules, Ledger ledger, Operator operator, int largest) {
        this.setup = setup;
        this.rules = rules;
        this.ledger = ledger;
        this.operator = operator;
        this.largest = largest;
    }

    @ManagedOperation(description = "What the hub would do with a file; that you tried one is recorded")
    @ManagedOperationParameter(name = "partner", description = "whose file it is")
    @ManagedOperationParameter(name = "base64", description = "its bytes, not PGP-protected; at most 256 KiB")
    public String file(String partner, String base64) {
        return tried(partner, bytes(base64));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new OperationRejected("the file is not given in base64");
        }
    }

    @ManagedOperation(description = "The same with a text, in the partner's charset")
    @ManagedOperationParameter(name = "partner", description = "whose message it is")
    @ManagedOperationParameter(name = "text", description = "what it says")
    public String text(String partner, String text) {
        try {
            return tried(partner, mapping(partner).bytes(text, LINE_END));
        } catch (NotEncodable fault) {
            throw new OperationRejected(fault.getMessage() + "; give a file");
        }
    }

    private String tried(String partner, byte[] content) {
        Mapping mapping = mapping(partner);
        if (content.length == 0 || content.length > MOST_BYTES) {
            throw new OperationRejected(
                    "%d bytes cannot be tried here, but 1 to %d; 'flaghoist watch' takes larger files"
                            .formatted(content.length, MOST_BYTES));
        }
        ledger.note(
                Event.of(EventKind.OPERATED, operator.name()).partner(partner).with("did", "tried a message out"));
        TryoutAnswer.TryoutWriter writer =
                new TryoutAnswer.TryoutWriter(mapping, setup.setup().mappings(), rules);
        return JsonText.of(setup.get(() -> writer.file(
                new Tryout(setup.setup(), largest, this::earlier).file(partner, content, MOST_NOTIFICATIONS))));
    }

    private Set<String> earlier(ObjectNode notification) {
        return ledger.earlierRecipients(
                notification.path("sender").textValue(),
                notification.path("id").textValue(),
                notification.path("revision").intValue(),
                LIVE);
    }

    private Mapping mapping(String partner) {
        if (!setup.setup().mappings().partners().contains(partner)) {
            throw new OperationRejected("there is no partner '" + partner + "'");
        }
        return setup.setup().mappings().of(partner);
    }
}
