package org.flaghoist.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.notification.HubWords;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;

/** The code tables as the hubs work by them. */
final class CurrentTables {

    private static final String SHARED = "codes";
    private static final String SCHEMA = "mappings/notification.schema.json";
    private static final String EXTENSION = ".csv";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private final Path mappings;
    private final Function<String, @Nullable String> texts;
    private final HubWords form;

    /**
     * @param mappings the folder, for the names of the files in it
     * @param texts by paths such as {@code mappings/uk/craft.csv}, with what people have agreed to change
     */
    CurrentTables(Path mappings, Function<String, @Nullable String> texts) {
        this.mappings = mappings;
        this.texts = texts;
        this.form = form(texts);
    }

    /**
     * A table.
     *
     * @param file its path
     */
    record NamedTable(String file, String owner, String text) {

        boolean isShared() {
            return owner.equals(SHARED);
        }

        TableText rows() {
            return new TableText(text);
        }
    }

    /** That of a partner, or else the one of {@code codes/}. */
    NamedTable of(String partner, String table) {
        Stream.of(partner, table)
                .filter(name -> !NAME.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new OperationRejected("'" + name + "' is no name of a partner or a table");
                });
        for (String owner : List.of(partner, SHARED)) {
            String file = file(owner, table);
            String text = texts.apply(file);
            if (text != null) {
                return new NamedTable(file, owner, text);
            }
        }
        throw new OperationRejected("there is no " + file(partner, table));
    }

    /** Whether a word's table is that of all partners who have none of their own. */
    boolean isShared(WordMeaning word) {
        return of(word.partner(), word.table()).isShared();
    }

    /**
     * As {@link #of}.
     *
     * @throws OperationRejected where its words say who may have a message
     */
    NamedTable ofNoProtection(String partner, String table) {
        NamedTable named = of(partner, table);
        if (named.rows().hubWords().stream().anyMatch(form.protective()::contains)) {
            throw new OperationRejected(named.file() + " has markings or handling codes, which decide who may have a"
                    + " message; agree on its words with the partner, and change the file in the repository");
        }
        return named;
    }

    private static String file(String owner, String table) {
        return "mappings/" + owner + "/" + table + EXTENSION;
    }

    /** Those of other partners, by their files. */
    Map<String, TableText> others(String partner) {
        Map<String, TableText> others = new TreeMap<>();
        partners().stream()
                .filter(other -> !other.equals(partner))
                .forEach(other -> tables(other).forEach(table -> {
                    String text = texts.apply(file(other, table));
                    if (text != null) {
                        others.put(other + "/" + table + EXTENSION, new TableText(text));
                    }
                }));
        return others;
    }

    /** The ids of all partners. */
    Set<String> partners() {
        return names(mappings, file -> Files.exists(file.resolve("format.yaml")));
    }

    private Set<String> tables(String partner) {
        Set<String> tables = new LinkedHashSet<>();
        names(mappings.resolve(partner), file -> file.toString().endsWith(EXTENSION))
                .forEach(name -> tables.add(name.substring(0, name.length() - EXTENSION.length())));
        return tables;
    }

    private static Set<String> names(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new LinkedHashSet<>();
            files.filter(wanted)
                    .sorted()
                    .forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hub's words that one of this table may mean: its list of the hub's form, and what else the table has. */
    Set<String> hubWords(TableText table) {
        Set<String> words = table.hubWords();
        Set<String> choices = new LinkedHashSet<>();
        // Those that a new partner brings along stand in no table.
        if (isOfPartners(table)) {
            choices.addAll(partners());
        }
        Set<String> list = form.listOf(words);
        if (list != null) {
            choices.addAll(list);
        }
        choices.addAll(words);
        return choices;
    }

    /** Whether it is a table of what partners are called. */
    boolean isOfPartners(TableText table) {
        Set<String> words = table.hubWords();
        return !words.isEmpty() && words.stream().map(RecipientId::partner).allMatch(partners()::contains);
    }

    private static HubWords form(Function<String, @Nullable String> texts) {
        try {
            return HubWords.of(Objects.requireNonNull(texts.apply(SCHEMA), "no " + SCHEMA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
