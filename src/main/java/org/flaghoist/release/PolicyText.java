package org.flaghoist.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a policy as it is written.
 *
 * @param rules what agreements say beyond the terms; null for none
 * @param personalData JSON Pointers, {@code *} for each element of a list, in the order of the schema's members
 */
record PolicyText(
        @JsonProperty(required = true) List<Terms> partners,
        @Nullable List<AgreedRule> rules,
        @JsonProperty(required = true) List<TextWithLine> personalData) {

    PolicyText {
        partners = List.copyOf(partners);
        rules = rules == null ? null : List.copyOf(rules);
        personalData = List.copyOf(personalData);
    }
}
