package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What JSLT accepts in silence and does otherwise than one thinks. */
final class JsltTrapsTest {

    private static final Pattern REMARK = Pattern.compile("//[^\n]*");
    private static final Pattern TEXT = Pattern.compile("(?<!\\.)\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern PLUS_OF_OTHER_THAN_OBJECTS = Pattern.compile("[^\n]*\\+(?! \\{)[^\n]*");
    private static final Pattern CONDITION = Pattern.compile("\\bif\\s*\\(");
    private static final Pattern BARE_PATH =
            Pattern.compile("\\.(\"[^\"]+\"|[A-Za-z_][\\w-]*)(?![\\w.\"-])(?!\\s*(?:!=|==|<|>))");

    @TestFactory
    Stream<DynamicTest> addsObjectsOnly() {
        return eachMapping((name, source) -> assertThat(PLUS_OF_OTHER_THAN_OBJECTS
                        .matcher(TEXT.matcher(source).replaceAll("\"\""))
                        .results())
                .as("an absent value + text is \"nulltext\"; use joined()")
                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> comparesNumbersWithNull() {
        Set<String> numbers = numbersOfTheHub();
        Shipped.partners()
                .forEach(partner ->
                        numbers.addAll(numbers(Shipped.format(partner).file().notification())));
        return eachMapping((name, source) -> assertThat(bare(source))
                .as("0 is false, so the equator and nobody dead would be absent")
                .doesNotContainAnyElementsOf(numbers));
    }

    @Test
    void findsTheTraps() {
        assertThat(bare("if (.latitude) 1 else if (not(.\"a b\") and .c != null) if ($x.count and .d == 1) 2"))
                .containsExactly("latitude", "a b", "count");
        assertThat(PLUS_OF_OTHER_THAN_OBJECTS.matcher("name(.) + {").find()).isFalse();
        assertThat(PLUS_OF_OTHER_THAN_OBJECTS.matcher(".a + \"x\"").find()).isTrue();
    }

    private interface Check {
        void of(String name, String source);
    }

    private static Stream<DynamicTest> eachMapping(Check check) {
        return Shipped.partners().stream()
                .flatMap(partner -> Stream.of("in", "out", "receipt").map(name -> partner + "/" + name + ".jslt"))
                .map(file -> DynamicTest.dynamicTest(file, () -> check.of(file, source(file))));
    }

    private static String source(String file) {
        String source = new String(SampleFolders.bytes(Shipped.FOLDER.resolve(file)), StandardCharsets.UTF_8);
        return REMARK.matcher(source).replaceAll("");
    }

    /** The last names of paths in conditions that are compared with nothing. */
    private static List<String> bare(String source) {
        List<String> names = new ArrayList<>();
        Matcher condition = CONDITION.matcher(source);
        while (condition.find()) {
            Matcher path = BARE_PATH.matcher(inBrackets(source, condition.end()));
            while (path.find()) {
                names.add(path.group(1).replace("\"", ""));
            }
        }
        return names;
    }

    private static String inBrackets(String source, int from) {
        int open = 1;
        int at = from;
        while (open > 0) {
            open += source.charAt(at) == '(' ? 1 : source.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return source.substring(from, at - 1);
    }

    private static Set<String> numbersOfTheHub() {
        Set<String> names = new HashSet<>();
        HubLeaves.ofSchema().forEach((leaf, schema) -> {
            JsonNode type = schema.path("type");
            if (type.asText().equals("number") || type.asText().equals("integer")) {
                names.add(leaf.substring(leaf.lastIndexOf('/') + 1));
            }
        });
        return names;
    }

    private static Set<String> numbers(Fields fields) {
        Set<String> names = new HashSet<>();
        fields.byName().forEach((name, field) -> {
            names.addAll(numbers(field.members()));
            if (isNumber(field)) {
                names.add(name);
            }
        });
        return names;
    }

    private static boolean isNumber(Field field) {
        return field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    }
}
