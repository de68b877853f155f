package org.flaghoist.command;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.draft.MadeSchema;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.UnfitField;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a sample and is mended elsewhere: in a table that has a fault, or where {@code in.jslt} makes what
 * the hub's form does not have.
 *
 * @param folder of the partner
 * @param said faults that are said anyway
 */
record FaultCauses(Path folder, Mapping mapping, List<String> said) {

    private static final Set<FaultCode> OF_TABLES = EnumSet.of(
            FaultCode.SCHEMA,
            FaultCode.CODE_UNKNOWN,
            FaultCode.MARKING_UNKNOWN,
            FaultCode.SENDER_MISMATCH,
            FaultCode.RECIPIENT_UNKNOWN,
            FaultCode.TOO_LONG,
            FaultCode.UNENCODABLE);

    /** As what a partner's own schema refuses begins. */
    private static final String REFUSED = "is refused by ";

    /** Such a time may have the flag that {@code times.fold} is to say. */
    private static final Set<FieldType> TIMES = EnumSet.of(FieldType.MOMENT, FieldType.MOMENT_OR_DAY);

    /**
     * File, line and key of each; other faults of the sample may follow from these.
     *
     * @param text of the sample
     */
    List<String> ofSent(String text, Stream<Rejection> faults) {
        return faults.flatMap(fault -> ofSent(text, fault).stream()).distinct().toList();
    }

    private Optional<String> ofSent(String text, Rejection fault) {
        MadeMember made = made(text, fault);
        if (made == null) {
            Optional<String> old = fault.schema() == null ? Optional.empty() : oldSchema();
            String place = fault.location().startsWith("/") ? fault.location() : fault.field();
            return place == null
                    ? old
                    : old.or(() -> ofField(fault.code(), DeclaredPath.at(form(), place, mapping.extension())));
        }
        Path jslt = folder.resolve("in.jslt");
        // Of what is missing, the message may lack what it is made of.
        return made.isMissing() ? Optional.empty() : Optional.of(jslt + ":" + made.ofMapping(SetupText.orNone(jslt)));
    }

    /** What is said of what a fault of something that is written follows from. */
    Optional<String> ofWritten(Rejection fault, DeclaredPath path) {
        UnfitField unfit = fault.unfit();
        String why = unfit == null ? "" : Objects.requireNonNullElse(unfit.why(), "");
        Optional<String> old = why.startsWith(REFUSED) ? oldSchema() : Optional.empty();
        return old.or(() -> ofField(fault.code(), path));
    }

    /** What is said of a line of a mapping. */
    Optional<String> at(MadeLine made) {
        String place = made.jslt() + ":" + made.line() + ": ";
        return said.stream().filter(fault -> fault.startsWith(place)).findFirst();
    }

    private Optional<String> oldSchema() {
        return said.stream()
                .filter(fault -> fault.startsWith(folder + File.separator) && fault.contains(MadeSchema.OLD))
                .findFirst();
    }

    private Optional<String> ofField(FaultCode code, DeclaredPath path) {
        Field field = path.field();
        if (field != null && TIMES.contains(field.type())) {
            String fold = folder.resolve("format.yaml") + ":";
            return said.stream()
                    .filter(fault -> fault.startsWith(fold) && fault.contains(": times.fold: "))
                    .findFirst();
        }
        return OF_TABLES.contains(code) ? ofTable(path) : Optional.empty();
    }

    private @Nullable MadeMember made(String text, Rejection fault) {
        Span span = mapping.highlight(text, 1, fault.location(), fault.field());
        return fault.code() == FaultCode.SCHEMA
                ? MadeMember.of(fault, span == null ? null : text.substring(span.start(), span.end()))
                : null;
    }

    private Fields form() {
        return new WrittenFault(folder, WrittenFault.NOTIFICATION).fields();
    }

    private Optional<String> ofTable(DeclaredPath path) {
        String table = path.table();
        if (table == null) {
            return Optional.empty();
        }
        Path file = CodeTables.file(folder, table);
        return said.stream().filter(fault -> fault.startsWith(file + ":")).findFirst();
    }
}
