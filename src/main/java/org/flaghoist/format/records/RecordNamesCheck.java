package org.flaghoist.format.records;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.RecordLayout.OnlyWith;

/** Reports names in a layout of records that are no fields, or fields of another kind. */
final class RecordNamesCheck {

    private final BiConsumer<String, String> faults;
    private final Set<String> declared = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Map<String, String> lists = new LinkedHashMap<>();

    /** @param faults takes a key's path and what is wrong */
    RecordNamesCheck(BiConsumer<String, String> faults) {
        this.faults = faults;
    }

    /** @param where the path of the fields that it stands among */
    void declare(String where, String name, Field field) {
        declared.add(name);
        if (field.list() && !RecordKinds.isText(field) && !RecordKinds.isRecord(field)) {
            lists.put(name, where + "." + name);
        }
        if (RecordKinds.isText(field)) {
            texts.add(name);
        } else if (field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER) {
            numbers.add(name);
        }
    }

    /** Once all fields are declared. */
    void check(RecordLayout layout) {
        checkDeclared("mostLines", layout.mostLines().keySet());
        checkDeclared("words", layout.words().keySet());
        checkDeclared("signed", layout.signed());
        checkDeclared("cut", layout.cut());
        checkOf("mostLines", layout.mostLines().keySet(), texts, "is no text, so it has no lines");
        checkOf("signed", layout.signed(), numbers, "is no number, so it has no sign");
        checkOf("words", layout.words().keySet(), lists.keySet(), "is no list, so it has one word");
        checkLists(layout.words().keySet());
        layout.onlyWith().stream()
                .filter(OnlyWith::isWhole)
                .forEach(only -> checkDeclared("onlyWith", List.of(only.from(), only.field())));
    }

    private void checkDeclared(String key, Collection<String> names) {
        names.stream()
                .filter(name -> !declared.contains(name))
                .sorted()
                .forEach(name -> faults.accept(
                        "records." + key, "names '" + name + "', which is no field; correct the name, or remove it"));
    }

    private void checkOf(String key, Set<String> names, Set<String> due, String message) {
        names.stream()
                .filter(name -> declared.contains(name) && !due.contains(name))
                .sorted()
                .forEach(name -> faults.accept(
                        "records." + key, "'" + name + "' " + message + "; remove it, or correct the name"));
    }

    private void checkLists(Set<String> words) {
        lists.forEach((name, path) -> {
            if (!words.contains(name)) {
                faults.accept(
                        path, "is a list, and records.words lacks the width of its words; add '" + name + "' there");
            }
        });
    }
}
