package org.flaghoist.mapping;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.Format;
import org.flaghoist.format.FormatReader;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/** Reads one partner's folder. */
final class MappingReader {

    private final CommonTables common;
    private final CalledWords called;
    private final Map<String, Sender> senders;
    private final MappingObserver observer;
    private final SetupFaults faults;

    MappingReader(
            CommonTables common,
            CalledWords called,
            Map<String, Sender> senders,
            MappingObserver observer,
            SetupFaults faults) {
        this.observer = observer;
        this.common = common;
        this.called = called;
        this.senders = senders;
        this.faults = faults;
    }

    /** The mapping, or null where faults were added. */
    @Nullable
    Mapping read(Path folder, String partner) {
        int before = faults.all().size();
        Format format = new FormatReader(common.units(), new CodeTables(called, faults, observer), faults).read(folder);
        List<MappingFunction> functions = functions(folder);
        JsltMapping in = JsltMapping.read(folder.resolve("in.jslt"), functions, observer, faults);
        JsltMapping out = JsltMapping.read(folder.resolve("out.jslt"), functions, observer, faults);
        JsltMapping receipt = JsltMapping.read(folder.resolve("receipt.jslt"), functions, observer, faults);
        JsltMapping picture = format == null ? null : picture(folder, format, functions);
        int others = faults.all().size();
        AddedConditions conditions = new ConditionTexts(faults).of(folder, called.file(partner), common.conditions());
        // Else others would be tried with sentences that it does not want.
        if (format == null || faults.all().size() > others || !CalledFile.isRead(folder, "conditions")) {
            return null;
        }
        // Others may be tried without its mapping, and have what it sent.
        senders.put(
                partner, new Sender(format.file().times().zone(), format.file().language(), conditions));
        if (in == null || out == null || receipt == null || faults.all().size() > before) {
            return null;
        }
        OutboundText text = new OutboundText(new Rewriting(charset(format)), common.germanCountries());
        FormatMapping.Moves moves = new FormatMapping.Moves(in, out, receipt, picture);
        return new FormatMapping(format, moves, common.schemaVerification(), text, senders);
    }

    // Each of the two is of no use without the other.
    private @Nullable JsltMapping picture(Path folder, Format format, List<MappingFunction> functions) {
        Path jslt = folder.resolve("picture.jslt");
        boolean isThere = Files.isRegularFile(jslt);
        if (format.file().picture().isEmpty()) {
            if (isThere) {
                faults.addWhole(jslt, "has no fields; write 'picture' in format.yaml, or remove this file");
            }
            return null;
        }
        return JsltMapping.read(jslt, functions, observer, faults);
    }

    /** What the partner's mappings may call. */
    List<MappingFunction> functions(Path folder) {
        List<MappingFunction> functions = new ArrayList<>(new TextFunctions(tables(folder)).all());
        functions.addAll(new NameFunctions(common.latinForms()).all());
        functions.addAll(PlaceFunctions.all());
        return functions;
    }

    static Charset charset(Format format) {
        Charset charset = format.file().syntax().charset();
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    private Map<String, CodeTable> tables(Path folder) {
        Map<String, CodeTable> tables = new HashMap<>();
        try (var files = Files.list(folder)) {
            CodeTables reader = new CodeTables(called, faults, observer);
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .map(name -> name.substring(0, name.length() - ".csv".length()))
                    .forEach(name -> reader.read(folder, name, false).ifPresent(table -> tables.put(name, table)));
        } catch (IOException e) {
            faults.addWhole(folder, "cannot be listed; correct its permissions");
        }
        return tables;
    }
}
