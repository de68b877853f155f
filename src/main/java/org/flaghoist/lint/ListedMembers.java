package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.xsd.XsdField;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/**
 * Finds fields of free text that {@code in.jslt} moves as they are to a member that has a list of words, and levels
 * that are no marking.
 */
final class ListedMembers {

    private static final Set<FieldType> FREE = Set.of(FieldType.WORD, FieldType.LINE, FieldType.LATIN);
    private static final String KEY = "type";
    private static final String LEVEL = "handling.level";
    /** No country, partner or word of the hub. */
    private static final String NONE = "ZZ";

    private final Path yaml;
    private final MemberWords due;
    private final FieldMeanings meanings;
    private final SetupFaults found;

    ListedMembers(Path folder, MemberWords due, SetupFaults found) {
        this.yaml = folder.resolve("format.yaml");
        this.due = due;
        this.meanings = due.meanings();
        this.found = found;
    }

    void check(FormatFile format) {
        List<XsdField> declared = SchemaWords.notification(yaml.resolveSibling(""), format);
        check(JsonPointer.valueOf("/notification"), "", format.notification(), declared);
    }

    private void check(JsonPointer above, String path, Fields fields, List<XsdField> declared) {
        fields.byName().forEach((name, field) -> {
            JsonPointer at = above.appendProperty(name);
            List<XsdField> own =
                    declared.stream().filter(each -> each.name().equals(name)).toList();
            Set<String> members = meanings.ofNotification(path + name).members();
            if (isFree(field, own)) {
                members.stream().flatMap(this::advice).limit(1).forEach(advice -> report(at, advice));
            } else if (field.type() == FieldType.CODE && members.contains(LEVEL)) {
                report(
                        at,
                        "in.jslt moves it to " + LEVEL + "; write 'type: marking', so that a label counts in whatever"
                                + " case, width and look-alikes it is written");
            }
            if (!field.members().isEmpty()) {
                List<XsdField> below =
                        own.stream().flatMap(each -> each.members().stream()).toList();
                check(at.appendProperty("members"), path + name + ".", field.members(), below);
            }
        });
    }

    // What a pattern, or the partner's own schema, lists is known.
    private static boolean isFree(Field field, List<XsdField> own) {
        String pattern = field.shape().pattern();
        boolean isListed = own.stream()
                .map(XsdField::value)
                .anyMatch(value -> value != null && !value.words().isEmpty());
        return FREE.contains(field.type()) && !field.out() && !isListed && (pattern == null || NONE.matches(pattern));
    }

    private Stream<String> advice(String member) {
        String moved = "in.jslt moves it to " + member;
        if (due.hub().isCountry(member)) {
            return Stream.of(moved + ", and any word would be taken for a country; write 'type: code, table: country',"
                    + " or name a table of its words");
        }
        return due.listOf(member).stream()
                .map(list -> list.reason() + ", which is one of " + list.named()
                        + "; write 'type: code', with the table that has its words");
    }

    private void report(JsonPointer field, String message) {
        found.add(
                yaml,
                YamlLines.near(yaml, field, KEY),
                field.appendProperty(KEY).toString().substring(1).replace('/', '.'),
                message);
    }
}
