package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.MappingLines;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFault;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.UnfitField;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.tryout.FaultAdvice;
import org.jspecify.annotations.Nullable;

/**
 * Why a copy, receipt or picture cannot be written, at the line of the recipient's folder that says so.
 *
 * @param folder of the recipient
 * @param form as {@code format.yaml} calls it
 */
record WrittenFault(Path folder, String form) {

    static final String NOTIFICATION = "notification";
    static final String RECEIPT = "receipt";
    static final String PICTURE = "picture";

    private static final String REQUIRED = ".required";

    private static final Pattern PARTNER = Pattern.compile("[a-z0-9-]+");

    /** As the detail of a word that a table lacks has it. */
    private static final Pattern LACKED = Pattern.compile("no word for '(.*)' in table .*");

    /** Of what a recipient is to get, which may be a partner's body. */
    static WrittenFault ofCopy(Path mappings, String recipient) {
        return new WrittenFault(mappings.resolve(RecipientId.partner(recipient)), NOTIFICATION);
    }

    /** File, line, key, code, field, what is wrong and what to do. */
    String line(Rejection fault) {
        UnfitField unfit = Objects.requireNonNullElseGet(fault.unfit(), () -> named(fault.field()));
        DeclaredPath path = path(unfit.path());
        String table = table(fault, path);
        return (table == null ? ofRule(fault, unfit, path) : ofTable(fault, table, path)).replaceAll("\\p{Cntrl}", " ");
    }

    /** The key of the field that such a fault asks for; null where it asks for none. */
    static @Nullable String required(SetupFault fault) {
        String key = fault.key();
        return key.endsWith(REQUIRED) && fault.message().startsWith(FaultCode.SCHEMA + ": ")
                ? key.substring(0, key.length() - REQUIRED.length())
                : null;
    }

    private static UnfitField named(@Nullable String field) {
        return new UnfitField(field == null ? List.of() : List.of(field), null, null);
    }

    /** The field that cannot be written, as far as it is known. */
    DeclaredPath path(Rejection fault) {
        UnfitField unfit = fault.unfit();
        return path((unfit == null ? named(fault.field()) : unfit).path());
    }

    private DeclaredPath path(List<String> names) {
        return DeclaredPath.of(fields(), names);
    }

    /** Of the form; none where they cannot be read. */
    Fields fields() {
        FormatFile file = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, new SetupFaults());
        if (file == null) {
            return Fields.NONE;
        }
        return switch (form) {
            case RECEIPT -> file.receipt();
            case PICTURE -> file.picture();
            default -> file.notification();
        };
    }

    private static @Nullable String table(Rejection fault, DeclaredPath path) {
        UnknownWord unknown = fault.unknown();
        if (unknown != null) {
            return unknown.table();
        }
        return fault.code() == FaultCode.CODE_UNKNOWN ? path.table() : null;
    }

    private String ofTable(Rejection fault, String table, DeclaredPath path) {
        Path file = CodeTables.file(folder, table);
        String word = word(fault, path);
        String field = path.isEmpty() ? jslt() : path.words();
        int refused = CodeTables.rows(file, new SetupFaults()).stream()
                .filter(row ->
                        row.cell(0).equals(CodeTables.NO_WORD) && row.cell(1).equals(word))
                .map(TableRow::line)
                .findFirst()
                .orElse(0);
        String why = refused > 0
                ? "this row says that the form has no word for it, so what has it in " + field
                        + " is a dead letter; write a word" + kept(", or, if that is right, keep ")
                : "has no native word, which " + field + " is to have; " + row(word, table);
        return file + ":" + Math.max(refused, 1) + ": " + (word == null ? field : word) + ": " + fault.code() + ": "
                + why;
    }

    // Who asks a function knows of no field, and so not whether the word is a person's.
    private static @Nullable String word(Rejection fault, DeclaredPath path) {
        if (fault.unknown() != null && fault.unknown().word() != null) {
            return fault.unknown().word();
        }
        Matcher said = LACKED.matcher(Objects.requireNonNullElse(fault.detail(), ""));
        return said.matches() && !path.isEmpty() && !path.personal() ? said.group(1) : null;
    }

    private String row(@Nullable String word, String table) {
        String hub = word == null ? "<hub's word>" : word;
        String partner = word == null ? "" : RecipientId.partner(word);
        Path called = folder.resolveSibling(partner).resolve(CalledFile.NAME);
        return (PARTNER.matcher(partner).matches() && Files.isRegularFile(called)
                        ? "add 'words: {" + folder.getFileName() + ": {" + table + ": <word>}}' to " + called
                                + ", or here"
                        : "add")
                + " a row '<word>;" + hub + "', or '" + CodeTables.NO_WORD + ";" + hub
                + "' where the form cannot say it";
    }

    private String ofRule(Rejection fault, UnfitField unfit, DeclaredPath path) {
        Path format = folder.resolve("format.yaml");
        String field = path.isEmpty() ? "" : path.words() + ": ";
        String why = Objects.requireNonNullElseGet(unfit.why(), () -> usual(fault.code()));
        JsonPointer key = unfit.rule() != null && unfit.rule().startsWith("/")
                ? JsonPointer.valueOf(unfit.rule())
                : path.in(form, unfit.rule());
        int line = YamlLines.near(format, key.head(), key.last().getMatchingProperty());
        return format + ":" + line + ": "
                + key.toString().substring(1).replace('/', '.').replace("~1", "/") + ": " + fault.code() + ": " + field
                + why + "; " + advice(fault.code(), path);
    }

    private static String usual(FaultCode code) {
        return switch (code) {
            case UNENCODABLE -> "has a character that the charset does not have";
            case TOO_LONG -> "is longer than it may be";
            case TIME_AMBIGUOUS -> "is of the hour that is there twice";
            default -> "does not fit";
        };
    }

    private String advice(FaultCode code, DeclaredPath path) {
        return switch (code) {
            case UNENCODABLE ->
                "it becomes a dead letter; agree on another charset"
                        + (path.isFreeText() ? "" : ", or write it otherwise in " + made(path))
                        + kept(", or, if that is right, keep ");
            case TOO_LONG ->
                "it becomes a dead letter, as nothing is cut; agree on more"
                        + (path.isFreeText() ? "" : ", or shorten it in " + made(path))
                        + kept(", or, if that is right, keep ");
            case SCHEMA -> "it becomes a dead letter; correct " + made(path) + ", or what stands here";
            default -> FaultAdvice.outbound(code, jslt());
        };
    }

    private String made(DeclaredPath path) {
        int line = MappingLines.of(SetupText.orNone(folder.resolve(jslt())), path.names());
        return jslt() + (line > 0 ? ":" + line : "");
    }

    // Receipts and pictures have no samples that fail.
    private String kept(String or) {
        return form.equals(NOTIFICATION) ? or + "its sample as <case>.failed.json" : "";
    }

    /** The mapping's file. */
    String jslt() {
        return form.equals(NOTIFICATION) ? "out.jslt" : form + ".jslt";
    }
}
