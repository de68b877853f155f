package org.flaghoist.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.fields.FieldTable;
import org.jspecify.annotations.Nullable;

/** Says in JSON Schema what one value looks like. */
record JsonValueDraft(Path folder, FormatFile format, CodeTables tables) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param table that of its words; null where it has none */
    ObjectNode of(Field field, @Nullable FieldTable table, boolean sent) {
        return switch (field.type()) {
            case OBJECT -> typed("object").put("additionalProperties", false);
            case TEXT -> text();
            case INTEGER -> number("integer", field, sent);
            case NUMBER -> number("number", field, sent);
            case MOMENT -> moment();
            case FLAG -> flag(field, table);
            case CODE, GRADING -> code(table);
            // The information of a grading.
            case WORD -> table == null ? patterned(field) : code(table);
            case LINE, LATIN, MARKING, DAY, MOMENT_OR_DAY, DATE, POSITION -> patterned(field);
        };
    }

    private static ObjectNode typed(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private ObjectNode text() {
        ObjectNode text = typed("object");
        ObjectNode members = text.putObject("properties");
        members.set(format.text().language(), typed("string"));
        members.set(format.text().text(), typed("string"));
        text.putArray("required").add(format.text().language());
        return text.put("additionalProperties", false);
    }

    private ObjectNode number(String type, Field field, boolean sent) {
        NumberForm numbers = format.figures().numbers();
        if (numbers == null) {
            return typed(type);
        }
        boolean whole = field.type() == FieldType.INTEGER;
        String usual = sent && !whole ? numbers.decimal() : numbers.written(whole);
        String own = field.shape().pattern();
        String pattern = whole(own == null ? usual : own);
        String grouping = numbers.grouping();
        if (grouping == null || field.number().plain()) {
            return typed("string").put("pattern", pattern);
        }
        ObjectNode number = typed("string");
        number.putArray("anyOf").addObject().put("pattern", pattern);
        number.withArray("anyOf").addObject().put("pattern", grouped(grouping, numbers.comma() ? ',' : '.'));
        return number;
    }

    // The pattern is that of the number without them. One number has one kind of separator.
    private static String grouped(String separators, char mark) {
        String between = separators
                .chars()
                .mapToObj(separator -> "(?:" + escaped((char) separator) + "[0-9]{3})+")
                .collect(Collectors.joining("|", "(?:", ")"));
        return "^[+-]?[1-9][0-9]{0,2}" + between + "(?:" + escaped(mark) + "[0-9]*)?$";
    }

    private static String escaped(char sign) {
        return "\\u%04x".formatted((int) sign);
    }

    private static String whole(String pattern) {
        return "^(?:" + pattern + ")$";
    }

    private ObjectNode moment() {
        TimeForm.Fold fold = format.times().fold();
        if (fold == null || fold.value() == null || fold.flag() == null) {
            return typed("string");
        }
        ObjectNode moment = typed("object");
        ObjectNode members = moment.putObject("properties");
        members.set(fold.value(), typed("string"));
        members.putObject(fold.flag()).putArray("type").add("string").add("boolean");
        moment.putArray("required").add(fold.value());
        return moment.put("additionalProperties", false);
    }

    private ObjectNode flag(Field field, @Nullable FieldTable table) {
        if (table != null) {
            return code(table);
        }
        ObjectNode flag = typed("boolean");
        if ("true".equals(field.shape().pattern())) {
            flag.put("const", true);
        }
        return flag;
    }

    private ObjectNode code(@Nullable FieldTable table) {
        Set<String> words = words(table);
        ObjectNode code = typed("string");
        if (!words.isEmpty() && !words.contains("*")) {
            ArrayNode list = code.putArray("enum");
            UnaryOperator<String> part = table == null ? UnaryOperator.identity() : table.part();
            words.stream().map(part).distinct().sorted().forEach(list::add);
        }
        return code;
    }

    // With those that other partners bring along.
    private Set<String> words(@Nullable FieldTable table) {
        Set<String> words = new TreeSet<>();
        if (table != null) {
            tables.read(folder, table.name(), false).ifPresent(read -> {
                words.addAll(read.toHub().keySet());
                words.addAll(read.toNative().values());
            });
        }
        return words;
    }

    private static ObjectNode patterned(Field field) {
        ObjectNode text = typed("string");
        String pattern = field.shape().pattern();
        if (pattern != null) {
            text.put("pattern", whole(pattern));
        }
        return text;
    }
}
