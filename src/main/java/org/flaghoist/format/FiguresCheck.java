package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.ibm.icu.text.SpoofChecker;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.flaghoist.format.FieldsCheck.FaultReport;
import org.flaghoist.format.definition.FormatFile.Figures;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.PositionForm;
import org.flaghoist.format.definition.SyntaxForm;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.text.Script;
import org.jspecify.annotations.Nullable;

/** Reports forms of numbers and positions that could be read in two ways, or that cannot be written. */
final class FiguresCheck {

    private static final JsonPointer NUMBERS = JsonPointer.valueOf("/numbers");
    private static final JsonPointer POSITIONS = JsonPointer.valueOf("/positions");

    private final SyntaxForm syntax;
    private final FaultReport faults;

    FiguresCheck(SyntaxForm syntax, FaultReport faults) {
        this.syntax = syntax;
        this.faults = faults;
    }

    void check(Figures figures) {
        NumberForm numbers = figures.numbers();
        if (numbers != null) {
            checkPatterns(numbers);
            if (numbers.grouping() != null) {
                checkGrouping(numbers.grouping(), numbers.comma() ? ',' : '.');
            }
        }
        PositionForm positions = figures.positions();
        checkLetters("south", positions.south(), positions.north());
        checkLetters("west", positions.west(), positions.east());
    }

    private void checkPatterns(NumberForm numbers) {
        Pattern decimal =
                pattern("decimal", numbers.decimal(), "decimal number, such as '-?[0-9]{1,12}([.][0-9]{1,6})?'");
        Pattern whole = pattern("integer", numbers.integer(), "whole number, such as '[0-9]{1,9}'");
        if (numbers.out() != null) {
            pattern("out", numbers.out(), "decimal number that is written");
        }
        // Fields of records have patterns of their own.
        if (decimal == null || whole == null || syntax.kind() == SyntaxKind.RECORDS) {
            return;
        }
        String written = numbers.comma() ? "1,5" : "1.5";
        String other = numbers.comma() ? "1.5" : "1,5";
        if (!matches(decimal, written) && matches(decimal, other)) {
            faults.wrong(
                    NUMBERS,
                    "decimal",
                    "'" + decimal + "' reads '" + other + "', but '" + written + "' is written; correct the pattern, or"
                            + " 'comma'");
        }
    }

    /** @param what it is the pattern of, with an example */
    private @Nullable Pattern pattern(String key, @Nullable String written, String what) {
        if (written == null) {
            faults.wrong(NUMBERS, key, "is missing; add it: the pattern of a " + what);
            return null;
        }
        try {
            Pattern pattern = Pattern.compile(written);
            if (BarePoint.isIn(written)) {
                faults.wrong(NUMBERS, key, BarePoint.fault(written));
                return null;
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            faults.wrong(NUMBERS, key, "'" + written + "' is no pattern; write that of a " + what);
            return null;
        }
    }

    private static boolean matches(Pattern pattern, String number) {
        return pattern.matcher(number).matches();
    }

    private void checkGrouping(String separators, char mark) {
        String fault = faultOf(separators, mark);
        if (fault != null) {
            faults.wrong(NUMBERS, "grouping", fault);
        }
    }

    private @Nullable String faultOf(String separators, char mark) {
        if (syntax.kind() == SyntaxKind.RECORDS) {
            return "fields of records are filled with zeros; remove the key";
        }
        if (separators.isEmpty() || separators.chars().distinct().count() < separators.length()) {
            return "'" + separators + "' is no list of separators; write each once, the one that is written first";
        }
        if (separators.indexOf(mark) >= 0) {
            return "'" + mark + "' is the decimal mark, too; write another separator, or correct 'comma'";
        }
        if (!separators.chars().allMatch(FiguresCheck::isSeparator)) {
            return "'" + separators + "' has a character that a number has elsewhere, or a break; write spaces,"
                    + " apostrophes, points or commas";
        }
        return syntax.canWrite(separators.substring(0, 1))
                ? null
                : "its first character cannot be written in " + syntax.usualCharset() + "; write another one first";
    }

    private static boolean isSeparator(int character) {
        return !Character.isLetterOrDigit(character)
                && !Character.isISOControl(character)
                && !Character.isSurrogate((char) character)
                && "+-".indexOf(character) < 0;
    }

    private void checkLetters(String key, String negative, String positive) {
        if (negative.equals(positive)) {
            faults.wrong(POSITIONS, key, "'" + negative + "' is the opposite direction, too; write another letter");
        } else if (new SpoofChecker.Builder().build().areConfusable(negative, positive) != 0) {
            faults.wrong(
                    POSITIONS,
                    key,
                    withScript(negative) + " looks like " + withScript(positive)
                            + ", the opposite direction; write another letter");
        }
        if (!isWord(negative) || !isWord(positive)) {
            faults.wrong(
                    POSITIONS,
                    key,
                    "'" + positive + "' and '" + negative + "' must be letters of " + syntax.usualCharset()
                            + "; correct them");
        }
    }

    private static String withScript(String letters) {
        return "'" + letters + "' (" + Script.names(letters) + ")";
    }

    private boolean isWord(String letters) {
        return !letters.isEmpty() && letters.chars().allMatch(Character::isLetter) && syntax.canWrite(letters);
    }
}
