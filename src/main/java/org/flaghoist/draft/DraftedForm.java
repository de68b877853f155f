package org.flaghoist.draft;

import java.util.List;

/**
 * What a partner's own schema says: the fields of a notification, a receipt and a monthly picture, in this order, of
 * which only the first must be there.
 *
 * @param namespace of XML; empty for JSON
 * @param kinds by the names of root elements, or what JSON calls them
 */
record DraftedForm(String namespace, List<DraftedField> kinds) {

    boolean isXml() {
        return !namespace.isEmpty();
    }
}
