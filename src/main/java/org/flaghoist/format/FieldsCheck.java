package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Field.Presence;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.text.Script;

/** Reports what the fields of a {@code format.yaml} lack or name wrongly. */
final class FieldsCheck {

    private static final Set<FieldType> OF_TABLES = Set.of(FieldType.CODE, FieldType.MARKING, FieldType.GRADING);

    private static final Set<FieldType> OF_NUMBERS = Set.of(FieldType.NUMBER, FieldType.INTEGER);

    /** As in notification.schema.json. */
    private static final Pattern SCHEME = Pattern.compile("[A-Z][A-Z0-9-]{1,19}");

    private final FaultReport faults;

    /** Takes a fault: where its key stands, the key, and what is wrong. */
    @FunctionalInterface
    interface FaultReport {
        void wrong(JsonPointer at, String key, String message);
    }

    FieldsCheck(FaultReport faults) {
        this.faults = faults;
    }

    void check(JsonPointer at, Fields fields) {
        fields.byName().forEach((name, field) -> {
            if (OF_TABLES.contains(field.type()) && field.words().table() == null) {
                faults.wrong(at, name, "has no table; name the code table of its words");
            }
            checkScheme(at, name, field);
            checkInformation(at, name, fields);
            if (field.type() == FieldType.OBJECT && field.members().isEmpty()) {
                faults.wrong(at, name, "has neither type nor members; give one");
            }
            checkPattern(at, name, field);
            siblings(field.presence()).stream()
                    .filter(sibling -> fields.get(sibling) == null)
                    .forEach(sibling -> faults.wrong(
                            at, name, "names '" + sibling + "', which does not stand beside it; correct the name"));
            check(at.appendProperty(name).appendProperty("members"), field.members());
        });
    }

    private void checkInformation(JsonPointer at, String name, Fields fields) {
        String fault = InformationCheck.fault(name, fields);
        if (fault != null) {
            faults.wrong(at.appendProperty(name), "information", fault);
        }
    }

    private void checkScheme(JsonPointer at, String name, Field field) {
        String scheme = field.words().scheme();
        if (field.type() != FieldType.GRADING) {
            return;
        }
        if (scheme == null || scheme.isBlank()) {
            faults.wrong(at, name, "has no scheme; name it by 2 to 20 capital letters, digits and hyphens, as FR-5X5");
        } else if (!SCHEME.matcher(scheme).matches()) {
            String scripts = Script.names(scheme);
            boolean isLatin = scripts.isEmpty() || scripts.equals("Latin");
            faults.wrong(
                    at.appendProperty(name),
                    "scheme",
                    "'" + scheme + "' " + (isLatin ? "is no name of a scheme" : "has letters that are " + scripts)
                            + "; write 2 to 20 capital letters from A to Z, digits and hyphens, a letter first, as"
                            + " FR-5X5");
        }
    }

    private void checkPattern(JsonPointer at, String name, Field field) {
        String pattern = field.shape().pattern();
        if (pattern == null) {
            return;
        }
        try {
            Pattern.compile(pattern);
            if (OF_NUMBERS.contains(field.type()) && BarePoint.isIn(pattern)) {
                faults.wrong(at.appendProperty(name), "pattern", BarePoint.fault(pattern));
            }
        } catch (PatternSyntaxException e) {
            faults.wrong(at, name, "'" + pattern + "' is no pattern: " + e.getDescription());
        }
    }

    private static Collection<String> siblings(Presence presence) {
        Set<String> named = new TreeSet<>(presence.requiredWith());
        named.addAll(presence.requiredUnless());
        named.addAll(presence.requiredWhen().keySet());
        named.addAll(presence.excludedBy());
        if (presence.notBefore() != null) {
            named.add(presence.notBefore());
        }
        return named;
    }
}
