package org.flaghoist.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** As the ledger's: see AcceptingTest. */
class ReferenceHistoryTest {

    private final ReferenceHistory history = new ReferenceHistory();

    @Test
    void knowsADuplicateByItsContent() {
        assertThat(history.accept(notification("NEW", 1, "a"))).isTrue();
        assertThat(history.accept(notification("NEW", 1, "a"))).isFalse();
        assertRefused(notification("NEW", 1, "b"), "ID_REUSED");
    }

    @Test
    void takesRevisionsInTheirOrderUntilOneCancels() {
        assertRefused(notification("UPDATE", 2, "a"), "REVISION_ORDER");
        history.accept(notification("NEW", 1, "a"));
        history.accept(notification("UPDATE", 3, "b"));
        assertRefused(notification("UPDATE", 2, "c"), "REVISION_ORDER");
        history.accept(notification("CANCEL", 4, "d"));
        assertRefused(notification("UPDATE", 5, "e"), "REVISION_ORDER");
    }

    private void assertRefused(ObjectNode notification, String code) {
        assertThatThrownBy(() -> history.accept(notification)).hasMessageStartingWith(code);
    }

    private static ObjectNode notification(String action, int revision, String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "A/1")
                .put("action", action)
                .put("revision", revision)
                .put("text", text);
    }
}
