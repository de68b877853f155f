package org.flaghoist.draft;

import java.util.List;
import java.util.Set;

/**
 * What a partner's own schema says: the fields of a notification, a receipt and a monthly picture, in this order, of
 * which only the first must be there.
 *
 * @param namespace of XML; empty for JSON
 * @param kinds by the names of root elements, or what JSON calls them
 * @param left what the schema says of members and no key of {@code format.yaml} can
 */
record DraftedForm(String namespace, List<DraftedField> kinds, Set<String> left) {

    /** What they are in {@code format.yaml}. */
    static final List<String> PARTS = List.of("notification", "receipt", "picture");

    boolean isXml() {
        return !namespace.isEmpty();
    }
}
