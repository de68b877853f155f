package org.flaghoist.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.SetupFaults;

/** The policies and notifications that the tests of this package start from. */
final class Policies {

    static final PolicyWords WORDS = PolicyWords.read(Path.of("mappings"));
    static final HubSchema SCHEMA = WORDS.schema();
    static final Path SAMPLES = Path.of("src/test/samples/release");
    static final ObjectMapper JSON = new ObjectMapper();

    /** Those of the contract, in the policy's order; another may be added to the policy. */
    static final List<String> SIX = List.of("uk", "europol", "at", "bg", "ro", "ly");

    private Policies() {}

    /** The policy as shipped. */
    static ReleasePolicy shipped() {
        return read(Path.of("config/release-policy.yaml"));
    }

    static ReleasePolicy read(Path file) {
        SetupFaults faults = new SetupFaults();
        ReleasePolicyFile policy = ReleasePolicyFile.read(file, WORDS, faults);
        faults.throwIfAny();
        return Objects.requireNonNull(policy).policy();
    }

    /** A valid SEIZURE of {@code uk}, with the given JSON members (single quotes for double) put over it. */
    static ObjectNode seizure(String members) {
        return over("""
                {'id': 'T-1', 'sender': 'uk', 'recipients': [], 'type': 'SEIZURE', 'action': 'NEW', 'revision': 1,
                 'urgency': 'ROUTINE', 'createdAt': '2026-11-03T08:15:00Z',
                 'handling': {'level': 'BASIC', 'codes': ['H0']}, 'grading': {'source': 'B', 'information': '2'},
                 'event': {'from': '2026-11-02T20:15:00Z', 'precision': 'MINUTE', 'place': {'country': 'FR'}},
                 'items': [{'kind': 'PUMP', 'quantity': 1.25}]}
                """, members);
    }

    /** A valid INTELLIGENCE of {@code uk} that is a header only, with the given JSON members put over it. */
    static ObjectNode intelligence(String members) {
        ObjectNode notification = seizure("'type': 'INTELLIGENCE'");
        notification.remove("event");
        notification.remove("items");
        return over(notification.toString(), members);
    }

    private static ObjectNode over(String base, String members) {
        try {
            ObjectNode notification = (ObjectNode) JSON.readTree(base.replace('\'', '"'));
            notification.setAll((ObjectNode) JSON.readTree("{" + members.replace('\'', '"') + "}"));
            return notification;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
