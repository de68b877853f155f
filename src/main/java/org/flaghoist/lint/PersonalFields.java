package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.mapping.FieldMeanings.Meaning;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/** Finds fields that {@code in.jslt} moves to {@code persons}, and whose values details and logs would show. */
final class PersonalFields {

    private static final String PERSONS = "persons.";
    private static final String KEY = "personal";

    private final Path mappings;
    private final String partner;
    private final SetupFaults found;

    PersonalFields(Path mappings, String partner, SetupFaults found) {
        this.mappings = mappings;
        this.partner = partner;
        this.found = found;
    }

    /** @param meanings of what is read */
    void check(FormatFile format, FieldMeanings meanings) {
        check(JsonPointer.valueOf("/notification"), "", format.notification(), meanings);
    }

    private void check(JsonPointer at, String above, Fields fields, FieldMeanings meanings) {
        fields.byName().forEach((name, field) -> {
            JsonPointer own = at.appendProperty(name);
            List<Meaning> open =
                    open(above + name, field).map(meanings::ofNotification).toList();
            if (open.stream().noneMatch(PersonalFields::isOfPersons)) {
                return;
            }
            // Of an object that has something else, too, only the rest is a person's.
            if (open.stream().allMatch(each -> isOfPersons(each) || isUnknown(each))) {
                report(own);
            } else {
                check(own.appendProperty("members"), above + name + ".", field.members(), meanings);
            }
        });
    }

    /** Paths of what has no members, and is not marked. */
    private static Stream<String> open(String path, Field field) {
        if (field.personal()) {
            return Stream.empty();
        }
        return field.members().isEmpty()
                ? Stream.of(path)
                : field.members().byName().entrySet().stream()
                        .flatMap(member -> open(path + "." + member.getKey(), member.getValue()));
    }

    private static boolean isOfPersons(Meaning meaning) {
        Set<String> others = meaning.others();
        return meaning.members().stream().anyMatch(member -> member.startsWith(PERSONS))
                || (meaning.members().isEmpty()
                        && !others.isEmpty()
                        && others.stream().allMatch(member -> member.startsWith(PERSONS)));
    }

    private static boolean isUnknown(Meaning meaning) {
        return meaning.members().isEmpty() && meaning.others().isEmpty();
    }

    private void report(JsonPointer field) {
        found.add(
                mappings.resolve(partner).resolve("format.yaml"),
                YamlLines.near(mappings.resolve(partner).resolve("format.yaml"), field, KEY),
                field.appendProperty(KEY).toString().substring(1).replace('/', '.'),
                "in.jslt moves it to persons; write 'personal: true', so that it stays out of details and logs");
    }
}
