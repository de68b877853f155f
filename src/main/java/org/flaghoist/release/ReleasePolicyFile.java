package org.flaghoist.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/** The file {@code config/release-policy.yaml}, read strictly. Immutable. */
public final class ReleasePolicyFile {

    /**
     * The file as it is written.
     *
     * @param personalData JSON Pointers, {@code *} for each element of a list, in the order of the schema's members
     */
    record PolicyText(
            @JsonProperty(required = true) List<Terms> partners,
            @JsonProperty(required = true) List<TextWithLine> personalData) {

        PolicyText {
            partners = List.copyOf(partners);
            personalData = List.copyOf(personalData);
        }
    }

    private final Path file;
    private final PolicyText text;
    private final HubSchema schema;

    private ReleasePolicyFile(Path file, PolicyText text, HubSchema schema) {
        this.file = file;
        this.text = text;
        this.schema = schema;
    }

    /**
     * Reads and checks the file.
     *
     * @param schema knows what paths there are, and what may go out after a redaction
     * @return null where the file cannot be used; {@code faults} then says why
     */
    public static @Nullable ReleasePolicyFile read(Path file, HubSchema schema, SetupFaults faults) {
        PolicyText text = StrictYaml.read(file, PolicyText.class, faults);
        if (text == null) {
            return null;
        }
        ReleasePolicyFile policy = new ReleasePolicyFile(file, text, schema);
        return faults.collect(policy::checked);
    }

    private ReleasePolicyFile checked() {
        SetupFaults faults = new SetupFaults();
        checkPartners(faults);
        checkBodies(faults);
        for (TextWithLine path : text.personalData()) {
            if (!path.text().startsWith("/") || !schema.has(path.text())) {
                faults.add(
                        file,
                        path.line(),
                        "personalData: a notification has no '" + path.text() + "'; write it like /items/*/note");
            }
        }
        faults.throwIfAny();
        return this;
    }

    private void checkPartners(SetupFaults faults) {
        Set<String> seen = new HashSet<>();
        for (Terms terms : text.partners()) {
            if (!seen.add(terms.id())) {
                faults.add(file, terms.partner().line(), "partner: '" + terms.id() + "' is listed twice; keep one");
            }
        }
        for (TextWithLine sender : senders()) {
            if (!seen.contains(sender.text())) {
                faults.add(
                        file,
                        sender.line(),
                        "receivesFrom: names '" + sender.text() + "', which is not under partners; list or drop it");
            }
        }
    }

    private void checkBodies(SetupFaults faults) {
        Map<String, Terms> byId =
                text.partners().stream().collect(Collectors.toMap(Terms::id, terms -> terms, (one, other) -> one));
        for (Terms terms : text.partners()) {
            if (RecipientId.body(terms.id()) != null) {
                checkBody(terms, byId.get(RecipientId.partner(terms.id())), faults);
            }
        }
        for (TextWithLine sender : senders()) {
            if (RecipientId.body(sender.text()) != null) {
                faults.add(
                        file, sender.line(), "receivesFrom names '" + sender.text() + "', a body; bodies send nothing");
            }
        }
    }

    private void checkBody(Terms body, @Nullable Terms partner, SetupFaults faults) {
        String id = RecipientId.partner(body.id());
        if (partner == null) {
            faults.add(file, body.partner().line(), "'" + body.id() + "' is a body of '" + id + "'; list that");
            return;
        }
        new BodyTerms(body, partner)
                .wider()
                .forEach(key -> faults.add(
                        file,
                        body.partner().line(),
                        "'%s' may have more than '%s', whose connection leads to it, by '%s'; give it no more"
                                .formatted(body.id(), id, key)));
    }

    /** Adds a fault for each body of a partner, of those that are configured, that has no terms. */
    public void reportBodiesWithoutTerms(Stream<String> configured, SetupFaults faults) {
        configured
                .filter(recipient -> RecipientId.body(recipient) != null
                        && text.partners().stream()
                                .noneMatch(terms -> terms.id().equals(recipient)))
                .forEach(body -> faults.add(
                        file,
                        0,
                        "partners: '%s' is missing, which config/partners/%s.yaml lists; add it, with 'types: []' where it is to get nothing"
                                .formatted(body, RecipientId.partner(body))));
    }

    private List<TextWithLine> senders() {
        return text.partners().stream()
                .flatMap(terms -> terms.receivesFrom() == null ? Stream.of() : terms.receivesFrom().stream())
                .toList();
    }

    /** Adds a fault, with its line, for each partner of the policy that is not among the configured ones. */
    public void reportUnknownPartners(Set<String> configured, SetupFaults faults) {
        for (Terms terms : text.partners()) {
            if (!configured.contains(terms.id())) {
                faults.add(
                        file,
                        terms.partner().line(),
                        "partner: '" + terms.id() + "' is not configured; known: "
                                + configured.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    public ReleasePolicy policy() {
        List<String> paths =
                text.personalData().stream().map(TextWithLine::text).toList();
        return new ReleasePolicy(text.partners(), PersonalPaths.of(paths), schema);
    }
}
