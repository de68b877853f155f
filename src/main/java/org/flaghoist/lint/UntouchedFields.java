package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.mapping.MappingLines;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.YamlLines;

/**
 * Finds fields that a {@code format.yaml} declares and no mapping touches. A mapping may move an object whole where its
 * members are named as the hub's.
 */
final class UntouchedFields {

    private final Path yaml;
    private final HubNames hub;

    UntouchedFields(Path yaml, HubNames hub) {
        this.yaml = yaml;
        this.hub = hub;
    }

    /**
     * What is found.
     *
     * @param name of the field, or of the part of the form of which none is touched
     */
    record UntouchedField(String name, int line, String key, String message) {

        /** All, and once those that are neither read nor written. */
        static List<UntouchedField> inBoth(List<UntouchedField> unread, List<UntouchedField> unwritten) {
            List<UntouchedField> all = new ArrayList<>();
            unread.forEach(field -> all.add(field.isPart() || !field.isAmong(unwritten) ? field : field.inNeither()));
            unwritten.stream()
                    .filter(field -> field.isPart() || !field.isAmong(unread))
                    .forEach(all::add);
            return all;
        }

        private boolean isPart() {
            return name.equals(key);
        }

        private boolean isAmong(List<UntouchedField> others) {
            return others.stream().anyMatch(other -> other.key.equals(key));
        }

        private UntouchedField inNeither() {
            String message = "neither in.jslt nor out.jslt touches it; move it in both, or remove it";
            return new UntouchedField(name, line, key, message);
        }
    }

    /** @param inbound true where what is only written need not be touched */
    List<UntouchedField> of(String file, JsltNames names, String part, Fields fields, boolean inbound) {
        String jslt = inbound ? "" : SetupText.orNone(yaml.resolveSibling(file));
        Look look = new Look(file, names, inbound, jslt, MappingLines.leftOut(jslt), new ArrayList<>());
        int count = look.count(fields);
        if (count > 1 && !look.touches(fields)) {
            String message = file + " touches none of its " + count + " fields; move each there, or remove it";
            return List.of(new UntouchedField(part, YamlLines.near(yaml, part), part, message));
        }
        check(look, JsonPointer.empty().appendProperty(part), fields);
        return look.found();
    }

    private void check(Look look, JsonPointer at, Fields fields) {
        fields.byName().forEach((name, field) -> {
            if (look.isDue(name, fields)) {
                check(look, at, name, field);
            }
        });
    }

    private void check(Look look, JsonPointer at, String name, Field field) {
        boolean isMovedWhole = !at.tail().matches() && hub.members().contains(name);
        boolean isLeftOut = look.leavesOut(at, name);
        int count = look.count(field.members());
        JsonPointer members = at.appendProperty(name).appendProperty("members");
        if (!isLeftOut && (isMovedWhole || look.names().names(name))) {
            check(look, members, field.members());
        } else if (count == 0 || (!isLeftOut && look.touches(field.members()))) {
            report(look, at, name, "does not touch it");
            check(look, members, field.members());
        } else {
            String all = count == 1 ? "its field" : "any of its " + count + " fields";
            report(look, at, name, "touches neither it nor " + all);
        }
    }

    private void report(Look look, JsonPointer at, String name, String what) {
        String key = at.appendProperty(name).toString().substring(1).replace('/', '.');
        int line = look.inbound() ? 0 : MappingLines.of(look.jslt(), Look.path(at, name));
        String message = look.file() + " " + what + "; move it there" + (line == 0 ? "" : ", to line " + line)
                + ", or remove it";
        look.found().add(new UntouchedField(name, YamlLines.near(yaml, at, name), key, message));
    }

    /** What one mapping names, and what it should. */
    private record Look(
            String file,
            JsltNames names,
            boolean inbound,
            String jslt,
            Predicate<List<String>> leftOut,
            List<UntouchedField> found) {

        // A name may be that of a member elsewhere.
        boolean leavesOut(JsonPointer at, String name) {
            return !inbound && leftOut.test(path(at, name));
        }

        /** The names of a field and of what it is in, of a place in {@code format.yaml}. */
        static List<String> path(JsonPointer at, String name) {
            List<String> path = new ArrayList<>();
            for (JsonPointer rest = at.tail();
                    !rest.matches();
                    rest = rest.tail().tail()) {
                path.add(rest.getMatchingProperty());
            }
            path.add(name);
            return path;
        }

        boolean isDue(String name, Fields beside) {
            Field field = beside.get(name);
            // The information of a grading goes with its source.
            return field != null && (!inbound || !field.out()) && beside.sourceOf(name) == null;
        }

        int count(Fields fields) {
            return fields.byName().entrySet().stream()
                    .filter(each -> isDue(each.getKey(), fields))
                    .mapToInt(each -> 1 + count(each.getValue().members()))
                    .sum();
        }

        boolean touches(Fields fields) {
            return fields.byName().entrySet().stream()
                    .filter(each -> isDue(each.getKey(), fields))
                    .anyMatch(each -> names.names(each.getKey())
                            || touches(each.getValue().members()));
        }
    }
}
