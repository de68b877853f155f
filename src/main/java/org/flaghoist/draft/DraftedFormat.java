package org.flaghoist.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes {@code format.yaml}, tables and empty mappings of what a partner's own schema says. */
final class DraftedFormat {

    private static final String INDENT = "  ";
    private static final String GUESSED = " # " + LookMarks.MARK + "a guess, where the schema does not say it\n";

    private static final Set<String> NO_TEXT = Set.of("null", "true", "false");

    private final DraftRequest request;
    private final DraftedForm form;
    private final Map<String, Set<String>> tables = new TreeMap<>();
    private final StringBuilder yaml = new StringBuilder();

    DraftedFormat(DraftRequest request, DraftedForm form) {
        this.request = request;
        this.form = form;
    }

    /** By name, each file of the folder. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("format.yaml", format());
        tables.forEach((name, words) -> files.put(name + ".csv", table(name, words)));
        files.put("in.jslt", "// " + request.id() + ": write each member of the hub's form from its field.\n{}\n");
        files.put("out.jslt", "// " + request.id() + ": write each field from its member of the hub's form.\n{}\n");
        files.put("receipt.jslt", "// " + request.id() + ": write each field of a receipt.\n{}\n");
        if (form.kinds().size() > 2) {
            files.put("picture.jslt", "// " + request.id() + ": write each field of a monthly picture.\n{}\n");
        }
        return files;
    }

    private String format() {
        yaml.append(DraftFiles.editors("../format"))
                .append("# The fields of ")
                .append(request.id())
                .append(", made of its schema. Look over types, tables and what is required;")
                .append(" keys: docs/add-a-partner.md.\n")
                .append(left())
                .append("syntax: ")
                .append(form.isXml() ? "XML\nextension: xml\n" : "JSON\nextension: json\n")
                .append("times: {moment: \"uuuu-MM-dd'T'HH:mm:ssxxx\", day: uuuu-MM-dd}")
                .append(GUESSED);
        if (form.isXml()) {
            xml();
        } else {
            yaml.append("json: {schema: ").append(request.id()).append(".schema.json}\n");
            yaml.append("text: {language: language, text: text}").append(GUESSED);
        }
        for (int i = 0; i < Math.min(form.kinds().size(), DraftedForm.PARTS.size()); i++) {
            yaml.append(DraftedForm.PARTS.get(i)).append(":").append(GUESSED);
            fields(form.kinds().get(i).members(), INDENT);
        }
        if (form.kinds().size() == 1) {
            yaml.append("receipt: {receipt: {type: WORD}} # the schema has none; write its fields\n");
        }
        return yaml.toString();
    }

    private String left() {
        StringBuilder text = new StringBuilder();
        String mark = "# " + LookMarks.MARK + "not taken of the schema: ";
        form.left().forEach(what -> text.append(mark).append(what).append('\n'));
        List<DraftedField> kinds = form.kinds();
        if (kinds.size() > DraftedForm.PARTS.size()) {
            String others = kinds.subList(DraftedForm.PARTS.size(), kinds.size()).stream()
                    .map(DraftedField::name)
                    .collect(Collectors.joining(", "));
            text.append(mark)
                    .append(others)
                    .append(", as the first three are taken as notification,")
                    .append(" receipt and monthly picture\n");
        }
        return text.toString();
    }

    private void xml() {
        List<DraftedField> kinds = form.kinds();
        yaml.append("""
                numbers: {decimal: '-?[0-9]{1,12}([.][0-9]{1,6})?', integer: '-?[0-9]{1,9}'}""")
                .append(GUESSED)
                .append("text: {language: '@language', text: '#text'}")
                .append(GUESSED)
                .append("xml:")
                .append(GUESSED)
                .append("  root: ")
                .append(kinds.get(0).name())
                .append("\n  receipt: ")
                .append(kinds.size() > 1 ? kinds.get(1).name() : "receipt")
                .append(kinds.size() > 2 ? "\n  picture: " + kinds.get(2).name() : "")
                .append("\n  namespace: '")
                .append(form.namespace())
                .append("'\n  schema: ")
                .append(request.id())
                .append("""
                        .xsd
                          charsets: [UTF-8]
                          characters:
                            shortText: '[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]'
                            longText: '[\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]'
                          structure: {fault: SCHEMA, misplaced: ELEMENT, field: true, byType: true}
                        """);
    }

    private void fields(List<DraftedField> fields, String indent) {
        for (DraftedField field : fields) {
            yaml.append(indent).append(DraftedField.named(field.name())).append(':');
            if (field.type().isEmpty()) {
                yaml.append('\n');
                yaml.append(field.required() ? indent + INDENT + "required: true\n" : "");
                yaml.append(field.list() ? indent + INDENT + "list: true\n" : "");
                field.limits()
                        .forEach((key, value) -> yaml.append(indent)
                                .append(INDENT)
                                .append(key)
                                .append(": ")
                                .append(value)
                                .append('\n'));
                yaml.append(indent).append(INDENT).append("members:\n");
                fields(field.members(), indent + INDENT + INDENT);
            } else {
                yaml.append(" {type: ")
                        .append(field.type())
                        .append(field.words().isEmpty() ? "" : ", table: " + tableOf(field))
                        .append(field.list() ? ", list: true" : "")
                        .append(field.required() ? ", required: true" : "");
                field.limits().forEach((key, value) -> yaml.append(", " + key + ": " + value));
                yaml.append("}\n");
            }
        }
    }

    // Fields with the same words share their table.
    private String tableOf(DraftedField field) {
        for (Map.Entry<String, Set<String>> table : tables.entrySet()) {
            if (table.getValue().equals(field.words())) {
                return table.getKey();
            }
        }
        String letters = field.name().replaceAll("[^\\p{L}\\p{N}-]|^-+", "");
        // A table called by such a word would be none.
        String plain = letters.isEmpty() || NO_TEXT.contains(letters.toLowerCase(Locale.ROOT)) ? "words" : letters;
        String name = plain;
        for (int i = 2; tables.containsKey(name); i++) {
            name = plain + "-" + i;
        }
        tables.put(name, field.words());
        return name;
    }

    private static String table(String name, Set<String> words) {
        StringBuilder text = new StringBuilder("# " + name + ": write the hub's word behind each ';'\n");
        words.forEach(word -> text.append(word).append(";\n"));
        return text.toString();
    }
}
