package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.notification.HubWords;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.partner.Partners;
import org.jspecify.annotations.Nullable;

/** Drafts all that a new partner needs; what is there already stays as it is. */
public final class PartnerDraft {

    private final DraftRequest request;
    private final LikedPartner like;
    private final Set<String> partners;
    private final NativeNames names;
    private final RenamedText renamed;
    private final DraftFiles drafts = new DraftFiles();

    private static final Set<String> COPIED = Set.of("yaml", "jslt", "xsd", "csv");

    private PartnerDraft(DraftRequest request, LikedPartner like, Set<String> partners, NativeNames names) {
        this.request = request;
        this.like = like;
        this.partners = partners;
        this.names = names;
        this.renamed = new RenamedText(names);
    }

    /**
     * Writes the files and the entry in the release policy; or, where the list of names that is asked for is not there
     * yet, that list alone.
     *
     * @return what to do next, in order
     * @throws SetupException where the id is none, or something of it is there already; then nothing is written
     */
    public static List<String> write(DraftRequest request) throws IOException {
        // What other drafts lack is reported where they are read for use.
        Set<String> partners =
                CalledWords.read(request.mappings(), new SetupFaults()).partners();
        PolicyDraft policy = new PolicyDraft(request.id(), request.policy());
        String decided = SetupText.needed(request.policy());
        refuse(request, policy.names(decided));
        LikedPartner like = LikedPartner.read(request.mappings(), request.like());
        FilesByMessage.refuse(request, like);
        Path list = request.names();
        if (list != null && !Files.exists(list)) {
            Files.writeString(list, new NamesList(like, like.meanings(request.mappings())).text(request.id()));
            return List.of(list + ": write the new names behind each last ';', then give the same command again");
        }
        PartnerDraft draft = new PartnerDraft(request, like, new TreeSet<>(partners), names(list, like));
        draft.collect();
        String entered = policy.text(decided);
        draft.drafts.write();
        draft.writeSchema();
        PartnerReadme.read(request.mappings(), request.id()).write();
        Files.writeString(request.policy(), entered);
        return new NextSteps(request).lines();
    }

    private static NativeNames names(@Nullable Path list, LikedPartner like) throws IOException {
        if (list == null) {
            return NativeNames.AS_THEY_ARE;
        }
        SetupFaults faults = new SetupFaults();
        NativeNames names = NativeNames.read(list, faults);
        new NamesCheck(list, like, names, faults).check();
        faults.throwIfAny();
        return names;
    }

    // With other names the other's schema would fit nothing.
    private void writeSchema() throws IOException {
        if (isSchemaMade()) {
            Files.writeString(
                    request.folder().resolve(request.id() + ".xsd"),
                    XmlSchemaDraft.of(request.mappings(), request.id()));
        }
    }

    private boolean isSchemaMade() {
        return !names.isEmpty() && like.format().syntax().xml() != null;
    }

    private static void refuse(DraftRequest request, boolean isInPolicy) {
        SetupFaults faults = new SetupFaults();
        if (!Partners.isId(request.id())) {
            faults.add("'" + request.id() + "' is no id; give 2 to 16 small letters, digits and single hyphens, and"
                    + " neither all nor codes");
        }
        for (Path there : List.of(request.folder(), request.partnerFile(), request.ownSamples())) {
            if (Files.exists(there)) {
                faults.addWhole(there, "is there already; take another id, or remove it");
            }
        }
        if (isInPolicy) {
            faults.addWhole(request.policy(), "has '" + request.id() + "' already; take another id, or remove it");
        }
        faults.throwIfAny();
    }

    private void collect() throws IOException {
        TableDraft tables = new TableDraft(request.id(), request.like(), partners, HubWords.read(request.mappings()));
        CalledDraft called = new CalledDraft(request.mappings(), tables);
        DraftedForm form = request.from() == null ? null : form(request.from());
        if (form == null) {
            for (Path file : files()) {
                collect(file, tables);
            }
            mark();
            new NotCarriedDraft(request, like, names).addTo(drafts);
        } else {
            new DraftedFormat(request, form)
                    .files()
                    .forEach((name, text) -> drafts.add(request.folder().resolve(name), text));
        }
        drafts.add(request.folder().resolve(CalledFile.NAME), called.text());
        drafts.add(request.folder().resolve("README.md"), new ReadmeDraft(request).text());
        drafts.add(request.partnerFile(), partnerFile());
        new SampleDraft(request, new NeutralSample(request, renamed, like.languages(request.samples()))).addTo(drafts);
        new NeighbourSamples(request, partners).addTo(drafts);
    }

    private DraftedForm form(Path schema) throws IOException {
        if (!schema.toString().endsWith(".xsd")) {
            DraftedForm form = SchemaNames.checked(schema, JsonSchemaFields.read(schema));
            drafts.add(request.folder().resolve(request.id() + ".schema.json"), SetupText.needed(schema));
            return form;
        }
        drafts.add(request.folder().resolve(request.id() + ".xsd"), SetupText.needed(schema));
        return SchemaNames.checked(schema, XsdFields.read(schema));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(like.folder())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void collect(Path file, TableDraft tables) throws IOException {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String table = name.substring(0, name.length() - ending.length() - 1);
        if (!COPIED.contains(ending)) {
            return;
        }
        String text = SetupText.needed(file);
        switch (ending) {
            case "yaml" -> {
                if (name.equals("format.yaml")) {
                    add(name, new FormatDraft(request.id(), like, renamed).text(text));
                }
            }
            case "jslt" -> {
                String own = new MappingDraft(request.id(), like.id()).text(name, text);
                add(name, name.equals("in.jslt") ? renamed.reading(own) : renamed.writing(own));
            }
            case "xsd" -> {
                if (!isSchemaMade()) {
                    add(name.replace(like.id(), request.id()), new SchemaDraft(request.id(), like).text(text));
                }
            }
            case "csv" -> addTable(table, text, tables);
            default -> {}
        }
    }

    // What all drafts have shows which words are no left-overs, so they are marked last.
    private void mark() throws IOException {
        String format = drafts.texts().getOrDefault(request.folder().resolve("format.yaml"), "");
        LeftOvers left =
                LeftOvers.of(request.mappings(), like, format + drafts.texts().keySet());
        DraftMarks marks = new DraftMarks(like.id(), left, new OwnWords(like));
        drafts.texts().replaceAll((file, text) -> {
            boolean mayHaveSome = file.toString().endsWith(".jslt") || file.endsWith("format.yaml");
            return mayHaveSome ? marks.marked(file, text) : text;
        });
    }

    private void addTable(String table, String text, TableDraft tables) {
        List<TableRows.TableRow> words = like.words().get(table);
        String name = names.table(table);
        add(name + ".csv", words == null || tables.isScheme(words) ? tables.copied(text) : tables.text(name, words));
    }

    private void add(String name, String text) {
        drafts.add(request.folder().resolve(name), text);
    }

    private String partnerFile() throws IOException {
        Path likes = Partners.file(request.config(), request.reachedLike());
        if (!Files.exists(likes)) {
            throw SetupException.ofWhole(likes, "is not there; name a partner that is reached as the new one");
        }
        String extension = LikedPartner.read(request.mappings(), request.reachedLike())
                .format()
                .syntax()
                .extension();
        Path format = request.folder().resolve("format.yaml");
        String own = drafts.texts().getOrDefault(format, "").contains("\nextension: xml\n") ? "xml" : "json";
        return new TransportDraft(
                        request,
                        extension,
                        request.from() == null ? like.format().syntax().extension() : own)
                .text(SetupText.needed(likes));
    }
}
