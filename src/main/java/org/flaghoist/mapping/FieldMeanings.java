package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a partner's form mean, as far as its mappings say it: the members of the hub's form that they are
 * moved to or from. Lists stand in no path.
 */
public final class FieldMeanings {

    private static final Meaning NOTHING = new Meaning(Set.of(), Set.of());

    private final Map<String, Meaning> notification = new LinkedHashMap<>();
    private final Map<String, Meaning> receipt = new LinkedHashMap<>();

    private FieldMeanings() {}

    /** Where nothing is known. */
    public static FieldMeanings none() {
        return new FieldMeanings();
    }

    /**
     * What a field means.
     *
     * @param members those that it is moved to, or from, unchanged
     * @param others those that depend on it in another way
     */
    public record Meaning(Set<String> members, Set<String> others) {}

    /** Of a folder whose mappings can be read; of one with faults nothing is known. */
    public static FieldMeanings of(Path mappings, String partner, FormatFile format) throws IOException {
        FieldMeanings meanings = new FieldMeanings();
        Path folder = mappings.resolve(partner);
        List<MappingFunction> functions = functions(mappings, folder);
        meanings.addRead(folder, functions, format.notification());
        meanings.addWritten(compiled(folder.resolve("out.jslt"), functions), HubValues.ofNotification(mappings));
        written(compiled(folder.resolve("receipt.jslt"), functions), HubValues.ofReceipt(), meanings.receipt);
        meanings.addObjects("", format.notification());
        return meanings;
    }

    /** Of {@code in.jslt} and {@code receipt.jslt}, and of fields without members. */
    public static FieldMeanings ofRead(Path mappings, String partner, FormatFile format) throws IOException {
        FieldMeanings meanings = new FieldMeanings();
        Path folder = mappings.resolve(partner);
        List<MappingFunction> functions = functions(mappings, folder);
        meanings.addRead(folder, functions, format.notification());
        written(compiled(folder.resolve("receipt.jslt"), functions), HubValues.ofReceipt(), meanings.receipt);
        return meanings;
    }

    private static List<MappingFunction> functions(Path mappings, Path folder) throws IOException {
        SetupFaults faults = new SetupFaults();
        return new MappingReader(
                        CommonTables.read(mappings, faults),
                        CalledWords.read(mappings, faults),
                        Map.of(),
                        new Unobserved(),
                        faults)
                .functions(folder);
    }

    private void addRead(Path folder, List<MappingFunction> functions, Fields fields) {
        Expression in = compiled(folder.resolve("in.jslt"), functions);
        if (in != null) {
            new MappingTrial(in, NativeValues.of(folder, fields))
                    .all()
                    .forEach((field, moved) -> notification.put(field, new Meaning(moved.same(), moved.other())));
        }
    }

    private static @Nullable Expression compiled(Path jslt, List<MappingFunction> functions) {
        try {
            String text = SetupText.read(jslt, new SetupFaults());
            return text == null
                    ? null
                    : CompiledJslt.of(jslt, text, functions.stream().map(each -> (Function) each));
        } catch (JsltException noMapping) {
            return null;
        }
    }

    // What is only written, in.jslt does not read.
    private void addWritten(@Nullable Expression out, List<TriedValue> hub) {
        Map<String, Meaning> written = new LinkedHashMap<>();
        written(out, hub, written);
        written.forEach((field, meaning) -> {
            Meaning read = ofNotification(field);
            if (read.members().isEmpty() && read.others().isEmpty()) {
                notification.put(field, meaning);
            }
        });
    }

    private static void written(@Nullable Expression mapping, List<TriedValue> hub, Map<String, Meaning> byField) {
        if (mapping == null) {
            return;
        }
        new MappingTrial(mapping, hub).all().forEach((member, moved) -> {
            moved.same().forEach(field -> meaning(byField, field).members().add(member));
            moved.other().forEach(field -> meaning(byField, field).others().add(member));
        });
    }

    private static Meaning meaning(Map<String, Meaning> byField, String field) {
        return byField.computeIfAbsent(field, each -> new Meaning(new LinkedHashSet<>(), new LinkedHashSet<>()));
    }

    // An object is what all of its fields are parts of.
    private void addObjects(String above, Fields fields) {
        fields.byName().forEach((name, field) -> {
            String path = above + name;
            if (!field.members().isEmpty()) {
                addObjects(path + ".", field.members());
                String member = common(path + ".");
                notification.put(path, member.isEmpty() ? NOTHING : new Meaning(Set.of(member), Set.of()));
            }
        });
    }

    private String common(String above) {
        List<String> members = notification.entrySet().stream()
                .filter(field -> field.getKey().startsWith(above))
                .flatMap(field -> field.getValue().members().stream())
                .toList();
        String common = members.isEmpty() ? "" : parent(members.get(0));
        for (String member : members) {
            while (!common.isEmpty() && !member.startsWith(common + ".")) {
                common = parent(common);
            }
        }
        return common;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /** @param path with dots */
    public Meaning ofNotification(String path) {
        return notification.getOrDefault(path, NOTHING);
    }

    /** As {@link #ofNotification}, of a receipt. */
    public Meaning ofReceipt(String path) {
        return receipt.getOrDefault(path, NOTHING);
    }
}
