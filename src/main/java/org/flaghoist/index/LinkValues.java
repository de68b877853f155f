package org.flaghoist.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes from a notification what links it with others: by {@code link-fields.csv}. Thread-safe. */
final class LinkValues {

    private final SearchPaths<LinkKind> paths = SearchPaths.read("/link-fields.csv", LinkKind::valueOf);
    private final LinkForms forms = new LinkForms();

    /**
     * One of them.
     *
     * @param form in which it is compared
     * @param written as the notification has it
     */
    record LinkValue(LinkKind kind, String form, String written) {}

    List<LinkValue> of(JsonNode notification) {
        List<LinkValue> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        paths.each(
                notification,
                (kind, text) -> forms.of(kind, text).stream()
                        .filter(form -> seen.add(kind + " " + form))
                        .forEach(form -> values.add(new LinkValue(kind, form, text))));
        return values;
    }

    LinkForms forms() {
        return forms;
    }

    /** The same as long as they are taken from the same places in the same forms. */
    String version() {
        return LinkForms.VERSION + " " + paths.all();
    }
}
