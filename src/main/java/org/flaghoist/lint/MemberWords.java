package org.flaghoist.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.mapping.FieldMeanings.Meaning;
import org.flaghoist.mapping.NamedTables;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;

/**
 * Which words of the hub a field must have, as far as its keys and its mappings say it for sure.
 *
 * @param isNamed whether a mapping may name a table itself
 */
record MemberWords(HubNames hub, FieldMeanings meanings, Set<String> partners, Predicate<String> isNamed) {

    static final Set<String> FLAGS = Set.of("true", "false");
    /** In the order in which people are told them. */
    static final Set<String> STATUSES = Collections.unmodifiableSet(new LinkedHashSet<>(
            Stream.of(Receipt.Status.values()).map(Enum::name).toList()));

    private static final Set<String> STATUS = Set.of("status");
    private static final int NAMED = 8;

    /** Whether one of these mappings, which compile, may name a table. */
    static Predicate<String> named(Path folder) {
        List<@Nullable Set<String>> named = new ArrayList<>();
        for (String mapping : List.of("in.jslt", "out.jslt", "receipt.jslt")) {
            named.add(NamedTables.of(SetupText.orNone(folder.resolve(mapping))));
        }
        return table -> named.stream().anyMatch(names -> names == null || names.contains(table));
    }

    /**
     * A list of words.
     *
     * @param reason why it is this one
     */
    record DueList(String reason, Set<String> words) {

        /** The first of them, as people read them. */
        String named() {
            List<String> all = List.copyOf(new TreeSet<>(words));
            String some = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
            return all.size() > NAMED ? some + " .." : some;
        }
    }

    /** Null where that is not known. */
    @Nullable
    DueList of(TableUse use) {
        if (use.field().type() == FieldType.FLAG) {
            return new DueList("it is a flag", FLAGS);
        }
        if (use.field().words().self() != null) {
            return new DueList("it has 'self'", partners);
        }
        Meaning meaning = use.isOfReceipt() ? meanings.ofReceipt(use.path()) : meanings.ofNotification(use.path());
        if (use.isOfReceipt()) {
            return meaning.members().equals(STATUS) ? new DueList("it is the receipt's status", STATUSES) : null;
        }
        return ofMembers(meaning.members());
    }

    /** Of all fields of a table; none where one is not known, or a mapping names the table itself. */
    List<DueList> ofAll(String table, List<TableUse> uses) {
        List<DueList> known =
                uses.stream().map(this::of).filter(Objects::nonNull).toList();
        return known.size() == uses.size() && !isNamed.test(table) ? known : List.of();
    }

    private @Nullable DueList ofMembers(Collection<String> members) {
        List<DueList> all =
                members.stream().flatMap(member -> listOf(member).stream()).toList();
        boolean isOne = all.stream().map(DueList::words).distinct().count() == 1;
        return isOne ? all.get(0) : null;
    }

    /** That of a member of the hub's form, which may have one. */
    Optional<DueList> listOf(String member) {
        Set<String> words = hub.isPartner(member) ? partners : hub.words(member);
        return words.isEmpty() ? Optional.empty() : Optional.of(new DueList("in.jslt moves it to " + member, words));
    }
}
