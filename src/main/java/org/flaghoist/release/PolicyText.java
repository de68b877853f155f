package org.flaghoist.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The policy file as it is written.
 *
 * @param personalData JSON Pointers, {@code *} for each element of a list, in the order of the schema's members
 */
record PolicyText(
        @JsonProperty(required = true) List<Terms> partners,
        @JsonProperty(required = true) List<TextWithLine> personalData) {

    PolicyText {
        partners = List.copyOf(partners);
        personalData = List.copyOf(personalData);
    }
}
