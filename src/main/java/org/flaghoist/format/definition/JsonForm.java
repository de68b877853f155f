package org.flaghoist.format.definition;

import org.jspecify.annotations.Nullable;

/**
 * A partner's JSON.
 *
 * @param schema its own JSON Schema, a file of the partner's folder, or null where it has none
 */
public record JsonForm(@Nullable String schema) {

    public static final JsonForm DEFAULT = new JsonForm(null);
}
