package org.flaghoist.format.records;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.RecordLayout.OnlyWith;

/**
 * Reports records that their letters do not tell from each other. Only the first field of a group, a text's, and those
 * of {@code onlyWith} have to begin with that letter: all others are known by their places.
 */
final class RecordLettersCheck {

    private static final Pattern LETTER = Pattern.compile("[A-Za-z0-9]");

    private final RecordLayout layout;
    private final BiConsumer<String, String> faults;

    /** @param faults takes a key's path and what is wrong */
    RecordLettersCheck(RecordLayout layout, BiConsumer<String, String> faults) {
        this.layout = layout;
        this.faults = faults;
    }

    /** @param where the path of these fields */
    void check(String where, Fields fields) {
        fields.byName().entrySet().stream()
                .filter(each -> !RecordKinds.isRecord(each.getValue()) && !RecordKinds.isText(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .filter(lead -> acceptsLead(where, lead, fields))
                .ifPresent(lead -> checkRest(first(lead), fields));
        fields.byName().forEach((name, field) -> {
            String key = where + "." + name;
            if (RecordKinds.isText(field)) {
                checkText(key, name);
            } else if (RecordKinds.isRecord(field)) {
                checkLetter(key, name);
                checkMembers(key, field);
                checkRest(name, field.members());
            }
        });
    }

    private static String first(String name) {
        return name.isEmpty() ? "" : name.substring(0, 1);
    }

    private boolean acceptsLead(String where, String lead, Fields fields) {
        if (lead.isEmpty()) {
            faults.accept(where, "its first field has no name; give it one that begins with its record's letter");
            return false;
        }
        String letter = first(lead);
        String other = fields.get(letter) != null
                ? "another record does"
                : letter.charAt(0) == layout.headerLetter() ? "the header does" : frame(letter);
        if (!other.isEmpty()) {
            faults.accept(
                    where + "." + lead,
                    "begins with '%s', as %s; begin it, and the fields beside it, with another letter"
                            .formatted(letter, other));
        }
        return other.isEmpty();
    }

    private String frame(String letter) {
        return letter.charAt(0) == layout.textLetter()
                ? "the text records do"
                : letter.charAt(0) == layout.trailerLetter() ? "the trailer does" : "";
    }

    private void checkLetter(String key, String name) {
        if (!LETTER.matcher(name).matches()) {
            String such = LETTER.matcher(first(name)).matches() ? "such as '" + first(name) + "'" : "A to Z";
            faults.accept(key, "is no letter; a record is called by the one that it begins with, " + such);
        } else if (!frame(name).isEmpty()) {
            faults.accept(key, "begins as %s; take another letter".formatted(frame(name)));
        }
    }

    private void checkMembers(String key, Field record) {
        record.members().byName().forEach((name, field) -> {
            if (RecordKinds.isRecord(field)) {
                faults.accept(key + ".members." + name, "is a record in a record; write it beside the others");
            } else if (RecordKinds.isText(field)) {
                checkText(key + ".members." + name, name);
            }
        });
    }

    private void checkText(String key, String name) {
        int width = layout.text().values().iterator().next();
        if (name.length() < 2 || name.charAt(0) != layout.textLetter() || name.length() - 1 > width) {
            faults.accept(
                    key,
                    "is no text of a purpose of %d character%s; call it '%s' and the purpose, such as %3$s1"
                            .formatted(width, width == 1 ? "" : "s", layout.textLetter()));
        }
    }

    private void checkRest(String letter, Fields fields) {
        for (OnlyWith only : layout.onlyWith()) {
            if (!only.isWhole() || fields.get(only.from()) == null) {
                continue;
            }
            if (fields.get(only.field()) == null) {
                faults.accept(
                        "records.onlyWith",
                        only.from() + " and " + only.field() + " are of two records; name two fields of one");
            } else if (!first(only.from()).equals(letter)) {
                faults.accept(
                        "records.onlyWith",
                        "%s is a field of record '%s'; begin its name with that".formatted(only.from(), letter));
            }
        }
    }
}
