package org.flaghoist.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Whom R8 protects: victims, witnesses and minors. */
final class ProtectedPerson {

    private static final Set<String> ROLES = Set.of("VICTIM", "WITNESS");
    private static final int FULL_AGE = 18;

    private ProtectedPerson() {}

    /**
     * @param day the notification's, as {@code 2026-11-03}
     */
    static boolean is(JsonNode person, String day) {
        return ROLES.contains(person.path("role").asText())
                || person.path("minor").asBoolean()
                || isUnderAge(person.path("dateOfBirth").asText(), day);
    }

    // Also where the sender did not say so. ISO days are in the order of their texts.
    private static boolean isUnderAge(String dateOfBirth, String day) {
        if (dateOfBirth.isEmpty()) {
            return false;
        }
        int year = Integer.parseInt(dateOfBirth, 0, 4, 10);
        return (year + FULL_AGE + dateOfBirth.substring(4)).compareTo(day) > 0;
    }
}
