package org.flaghoist.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.format.Languages;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.mapping.AddedConditions.ConditionSentence;
import org.flaghoist.mapping.AddedConditions.Reason;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Reads the sentences that the hub adds: those for all senders, and a sender's own in their place. */
final class ConditionTexts {

    private final SetupFaults faults;

    ConditionTexts(SetupFaults faults) {
        this.faults = faults;
    }

    /** What holds for a sender that has no words of its own, in the order in which it is added. */
    AddedConditions forAll(Path table) {
        List<ConditionSentence> sentences = new ArrayList<>();
        Set<Reason> missing = EnumSet.allOf(Reason.class);
        for (TableRows.TableRow row : new TableRows(table, faults).of("reason;language;sentence")) {
            Reason reason = reason(row.cell(0));
            if (reason == null) {
                faults.add(table, row.line(), row.key(), "is no reason; there are " + List.of(Reason.values()));
            } else if (!missing.remove(reason)) {
                faults.add(table, row.line(), reason.name(), "stands twice; remove one row");
            } else if (isText(row.cell(1), row.cell(2))) {
                sentences.add(new ConditionSentence(reason, row.cell(1), row.cell(2)));
            } else {
                faults.add(
                        table,
                        row.line(),
                        reason.name(),
                        "write '" + reason + ";<language>;<sentence>', such as '" + reason + ";en;..'");
            }
        }
        missing.forEach(reason -> faults.add(
                table, 1, reason.name(), "has no sentence; add a row '" + reason + ";<language>;<sentence>'"));
        return new AddedConditions(sentences);
    }

    private static @Nullable Reason reason(String name) {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return null;
    }

    /** What holds for this sender: the sentences of its {@code called.yaml} in the place of those for all. */
    AddedConditions of(Path folder, CalledFile called, AddedConditions forAll) {
        Map<Reason, ConditionSentence> own = new EnumMap<>(Reason.class);
        Path file = folder.resolve(CalledFile.NAME);
        put(own, file, "sensitive", Reason.SENSITIVE, called.conditions().sensitive());
        put(
                own,
                file,
                "suspectedFalse",
                Reason.SUSPECTED_FALSE,
                called.conditions().suspectedFalse());
        return forAll.with(own);
    }

    private void put(
            Map<Reason, ConditionSentence> own,
            Path file,
            String key,
            Reason reason,
            CalledFile.@Nullable SentenceText given) {
        if (given == null) {
            return;
        }
        String language = languageFault(given.language());
        if (language != null) {
            wrong(file, "conditions." + key + ".language", language);
        }
        String text = textFault(given.text());
        if (text != null) {
            wrong(file, "conditions." + key + ".text", text);
        }
        if (language == null && text == null) {
            own.put(
                    reason,
                    new ConditionSentence(
                            reason, Objects.requireNonNull(given.language()), Objects.requireNonNull(given.text())));
        }
    }

    private void wrong(Path file, String key, String message) {
        faults.add(file, YamlLines.near(file, key), key, message);
    }

    private static @Nullable String languageFault(@Nullable String language) {
        if (language == null) {
            return "is missing; write the language of the text, by ISO 639, such as en";
        }
        return Languages.has(language)
                ? null
                : "'" + language + "' is no language of ISO 639; write that of the text, in small letters, such as en";
    }

    private static @Nullable String textFault(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return (text == null ? "is missing" : "is empty") + "; write the sentence that the recipients read";
        }
        return isLine(text) ? null : "has a break, or another control character; write the sentence on one line";
    }

    private static boolean isLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isText(String language, String text) {
        return Languages.has(language) && !text.isBlank() && isLine(text);
    }
}
