package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a value that does not fit, for people: whether it is missing, what is written, and which of the
 * rules of its field it breaks, where that is known.
 *
 * @param text of the partner's file
 */
record UnfitValue(Path format, Mapping mapping, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("(?s)\\A\"(?:[^\"\\\\]|\\\\.)*\"\\s*:\\s*");
    private static final Pattern NOTHING = Pattern.compile("[\\s;\"]*|null");
    private static final Set<FieldType> TEXTS = EnumSet.of(FieldType.WORD, FieldType.LINE, FieldType.LATIN);
    private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INTEGER, FieldType.NUMBER);
    private static final int MOST = 80;

    /** Of a fault whose code says no more than that; else null. */
    @Nullable
    String words(Rejection fault, @Nullable Span span) {
        if (fault.code() != FaultCode.SCHEMA
                || fault.unknown() != null
                || fault.letters() != null
                || fault.schema() != null) {
            return null;
        }
        MadeMember made = MadeMember.of(fault, span == null ? null : text.substring(span.start(), span.end()));
        if (made != null) {
            return made.ofMessage();
        }
        if (isMissing(fault.location(), span)) {
            return "is missing; add it, or correct format.yaml and in.jslt if it may be left out";
        }
        return span == null ? null : there(fault, text.substring(span.start(), span.end()));
    }

    // Of what is missing, what would have it is highlighted.
    private boolean isMissing(String location, @Nullable Span span) {
        int last = location.lastIndexOf('/');
        if (last < 0) {
            return false;
        }
        String around = location.substring(0, last);
        return Objects.equals(span, around.isEmpty() ? null : mapping.highlight(text, 1, around, null));
    }

    private @Nullable String there(Rejection fault, String part) {
        String written = NAME.matcher(part).replaceFirst("");
        if (NOTHING.matcher(written).matches()) {
            return "is empty; write it, or correct format.yaml and in.jslt if it may be left out";
        }
        String detail = fault.detail();
        String own = detail == null ? "" : "'" + shown(written) + "' ";
        String attribute = UnknownAttribute.in(part, format, fault.location());
        if (attribute != null) {
            return "has the attribute '" + attribute + "', which format.yaml does not have there; correct its name,"
                    + " remove it, or add it there";
        }
        String broken = brokenRule(fault, written);
        if (broken != null) {
            return own + broken;
        }
        return detail == null || written.contains(detail)
                ? null
                : own + "is read as '" + detail
                        + "', which the hub's form does not take there; correct it, or its type in"
                        + " format.yaml or what in.jslt makes of it";
    }

    private @Nullable String brokenRule(Rejection fault, String written) {
        FormatFile file = StrictYaml.read(format, FormatFile.class, new SetupFaults());
        JsonNode value = value(written);
        if (file == null || file.notification() == null || file.syntax().kind() != SyntaxKind.JSON || value == null) {
            return null;
        }
        Field field = DeclaredPath.fieldAt(file.notification(), fault.location());
        if (field == null) {
            return isInObject(file.notification(), fault.location())
                    ? "is no field of format.yaml; correct its name, or add it there"
                    : null;
        }
        return value.isContainerNode()
                ? null
                : brokenRule(field, value, file.figures().numbers() != null);
    }

    // A text and a time with its flag have members of their own.
    private static boolean isInObject(Fields notification, String location) {
        String around = location.replaceFirst("/[^/]*\\z", "");
        Field field = around.isEmpty() ? null : DeclaredPath.fieldAt(notification, around);
        return around.isEmpty() || (field != null && field.type() == FieldType.OBJECT);
    }

    private static @Nullable String brokenRule(Field field, JsonNode value, boolean numbersAreTexts) {
        if (TEXTS.contains(field.type()) && !value.isTextual()) {
            return "is no text, as the type " + field.type() + " asks; put it in double quotes";
        }
        if (NUMBERS.contains(field.type()) && value.isTextual() != numbersAreTexts) {
            return numbersAreTexts
                    ? "is no text, as 'numbers' in format.yaml asks; put it in double quotes"
                    : "is no number, as the type " + field.type() + " asks; write it without quotes";
        }
        String pattern = field.shape().pattern();
        return pattern == null || value.asText().matches(pattern)
                ? null
                : "does not match the pattern of its field, " + pattern + "; correct it, or the pattern";
    }

    private static @Nullable JsonNode value(String written) {
        try {
            return JSON.readTree(written);
        } catch (JsonProcessingException none) {
            return null;
        }
    }

    private static String shown(String written) {
        JsonNode value = value(written);
        String shown = value == null || value.isContainerNode() ? written.replaceAll("\\s+", " ") : value.asText();
        return shown.length() <= MOST ? shown : shown.substring(0, MOST) + "..";
    }
}
