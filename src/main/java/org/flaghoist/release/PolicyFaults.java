package org.flaghoist.release;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml.YamlPart;
import org.flaghoist.partner.UnlistedPartner;
import org.jspecify.annotations.Nullable;

/** What is wrong with the terms of a policy file, by their lines; of one that is not whole, what that cannot change. */
final class PolicyFaults {

    private final Path file;
    private final YamlPart<PolicyText> read;
    private final List<Terms> partners;
    private final ListedPartners listed;
    private final SetupFaults faults;

    PolicyFaults(Path file, YamlPart<PolicyText> read, ListedPartners listed, SetupFaults faults) {
        this.file = file;
        this.read = read;
        this.partners = read.value().partners();
        this.listed = listed;
        this.faults = faults;
    }

    /**
     * @param known those that may be listed; empty where nobody knows
     * @param recipients of whom each body is to be listed
     */
    void report(Set<String> known, Collection<String> recipients) {
        reportUnknown(known);
        reportTwice();
        recipients.stream()
                .filter(recipient -> RecipientId.body(recipient) != null && listed.isMissing(recipient))
                .forEach(this::reportMissing);
        named().distinct().filter(listed::hasNoEntry).forEach(partner -> UnlistedPartner.report(file, partner, faults));
        partners.forEach(this::checkSenders);
        partners.stream().filter(terms -> RecipientId.body(terms.id()) != null).forEach(this::checkBody);
        checkWhatIsTaken();
    }

    /** Whoever terms and rules count on. */
    private Stream<String> named() {
        Stream<String> senders = partners.stream()
                .flatMap(terms -> Stream.of(terms.receivesFrom(), terms.refusesFrom()))
                .flatMap(some -> orNone(some).stream())
                .map(TextWithLine::text);
        Stream<String> withBodies = partners.stream().map(Terms::id).map(RecipientId::partner);
        Stream<String> ruled = Objects.requireNonNullElse(read.value().rules(), List.<AgreedRule>of()).stream()
                .flatMap(rule -> Stream.of(rule.senders(), rule.recipients()))
                .flatMap(some -> orNone(some).stream())
                .map(TextWithLine::text);
        return Stream.of(senders, withBodies, ruled).flatMap(names -> names);
    }

    private void reportUnknown(Set<String> known) {
        Set<String> unknown = listed.unknown();
        partners.stream()
                .filter(terms -> unknown.contains(terms.id()))
                .forEach(terms -> faults.add(
                        file,
                        terms.partner().line(),
                        "partner",
                        "'" + terms.id() + "' is not configured; known: "
                                + known.stream().sorted().collect(Collectors.joining(", "))
                                + "; correct it, or add its file to config/partners"));
    }

    private void reportTwice() {
        Map<String, Integer> seen = new HashMap<>();
        partners.stream()
                .map(Terms::partner)
                .filter(partner -> partner.line() > 0)
                .forEach(partner -> {
                    Integer first = seen.putIfAbsent(partner.text(), partner.line());
                    if (first != null) {
                        faults.add(
                                file,
                                partner.line(),
                                "partner",
                                "'" + partner.text() + "' is listed twice, in line " + first + ", too; keep one");
                    }
                });
    }

    private void reportMissing(String body) {
        faults.add(
                file,
                1,
                "partners",
                "'%s' is missing, which config/partners/%s.yaml lists; add it, with 'types: []' where it is to get nothing"
                        .formatted(body, RecipientId.partner(body)));
    }

    private void checkSenders(Terms terms) {
        checkSenders(keyOf(terms, "receivesFrom"), orNone(terms.receivesFrom()));
        checkSenders(keyOf(terms, "refusesFrom"), orNone(terms.refusesFrom()));
        List<String> received =
                orNone(terms.receivesFrom()).stream().map(TextWithLine::text).toList();
        for (TextWithLine sender : orNone(terms.refusesFrom())) {
            if (received.contains(sender.text())) {
                faults.add(
                        file,
                        sender.line(),
                        keyOf(terms, "refusesFrom"),
                        "'" + sender.text() + "' is under receivesFrom, too; keep one");
            }
        }
    }

    private String keyOf(Terms terms, String key) {
        return (terms.id().isBlank() ? path(terms) : "partners[" + terms.id() + "]") + "." + key;
    }

    private void checkSenders(String key, List<TextWithLine> senders) {
        for (TextWithLine sender : senders) {
            if (RecipientId.body(sender.text()) != null) {
                faults.add(file, sender.line(), key, "names '" + sender.text() + "', a body; bodies send nothing");
            } else if (listed.isMissing(sender.text())) {
                faults.add(
                        file,
                        sender.line(),
                        key,
                        "names '" + sender.text() + "', which is not under partners; list or drop it");
            }
        }
    }

    private static List<TextWithLine> orNone(@Nullable List<TextWithLine> some) {
        return Objects.requireNonNullElse(some, List.of());
    }

    private void checkBody(Terms body) {
        String id = RecipientId.partner(body.id());
        if (listed.isMissing(id)) {
            faults.add(
                    file, body.partner().line(), "partner", "'" + body.id() + "' is a body of '" + id + "'; list that");
        }
        partners.stream()
                .filter(terms -> terms.id().equals(id) && isRead(terms) && isRead(body))
                .findFirst()
                .ifPresent(partner -> new BodyTerms(body, partner)
                        .wider()
                        .forEach(key -> faults.add(
                                file,
                                body.partner().line(),
                                "partner",
                                "'%s' may have more than '%s', whose connection leads to it, by '%s'; give it no more"
                                        .formatted(body.id(), id, key))));
    }

    private boolean isRead(Terms terms) {
        return read.isRead(path(terms));
    }

    private String path(Terms terms) {
        return "partners[" + partners.indexOf(terms) + "]";
    }

    private void checkWhatIsTaken() {
        if (read.isRead("personalData") && read.value().personalData().isEmpty()) {
            partners.stream()
                    .filter(terms -> !terms.personalData() && read.isRead(path(terms) + ".personalData"))
                    .forEach(terms -> faults.add(
                            file,
                            terms.partner().line(),
                            keyOf(terms, "personalData"),
                            "'%s' is to get none, and the list personalData has no path; list some"
                                    .formatted(terms.id())));
        }
    }
}
