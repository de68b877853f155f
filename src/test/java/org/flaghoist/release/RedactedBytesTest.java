package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.ibm.icu.text.Transliterator;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;

/** What R6 removes is nowhere in the bytes that leave, neither as it was nor in Latin letters. */
class RedactedBytesTest {

    private static final ReleasePolicy POLICY = Policies.shipped();
    private static final Mapping LY = mapping();
    private static final Charset CHARSET = Charset.forName("windows-1256");
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    private static final Pattern MARK = Pattern.compile("PRIV[0-9]{5}");
    private static final Set<String> IN_ANY_SCRIPT = Set.of("text", "family", "given", "note", "name");
    private static final String ARABIC = "بتثجحخدذرز";
    private static final String CYRILLIC = "бвгджзклмн";

    private static Mapping mapping() {
        SetupFaults faults = new SetupFaults();
        Mappings mappings = Mappings.read(Path.of("mappings"), faults);
        faults.throwIfAny();
        return mappings.of("ly");
    }

    @Property(tries = 300)
    void leavesNoPersonalValueInTheBytesOfLy(@ForAll long seed) {
        Random random = new Random(seed);
        String type = random.nextBoolean() ? "SEIZURE" : "ARREST";
        Marked marked = new Marked(type, "NEW", random);
        String digits = random.nextBoolean() ? ARABIC : CYRILLIC;
        ObjectNode notification = inScript(marked.notification, digits);

        ReleaseDecision decision = POLICY.decide(notification, Set.of()).get("ly");
        ObjectNode released = Objects.requireNonNull(decision).notification();
        if (released != null) {
            String sent = new String(LY.render(released), CHARSET).toLowerCase(Locale.ROOT);
            assertThat(forms(marked.personal, digits)).noneMatch(sent::contains);
        }
    }

    private static Set<String> forms(Set<String> marks, String digits) {
        Set<String> forms = new HashSet<>();
        for (String mark : marks) {
            for (String form : List.of(mark, word(mark, digits), LATIN.transliterate(word(mark, digits)))) {
                forms.add(form.toLowerCase(Locale.ROOT));
            }
        }
        return forms;
    }

    /** The notification with the marks in free text and names written in another script. */
    private static ObjectNode inScript(ObjectNode notification, String digits) {
        ObjectNode copy = notification.deepCopy();
        rewrite(copy, digits);
        return copy;
    }

    private static void rewrite(JsonNode node, String digits) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(member -> {
                boolean anyScript = IN_ANY_SCRIPT.contains(member.getKey()) && !object.has("source");
                if (anyScript && member.getValue().isTextual()) {
                    Matcher marks = MARK.matcher(member.getValue().textValue());
                    member.setValue(TextNode.valueOf(marks.replaceAll(mark -> word(mark.group(), digits))));
                }
            });
        }
        node.forEach(child -> rewrite(child, digits));
    }

    private static String word(String mark, String digits) {
        StringBuilder word = new StringBuilder();
        mark.chars().filter(Character::isDigit).forEach(digit -> word.append(digits.charAt(digit - '0')));
        return word.isEmpty() ? mark : word.append(digits.charAt(3)).toString();
    }
}
