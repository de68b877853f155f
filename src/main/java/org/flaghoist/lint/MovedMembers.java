package org.flaghoist.lint;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.lint.UntouchedFields.UntouchedField;
import org.flaghoist.notification.MeantName;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/**
 * Finds names in a partner's mappings that neither its {@code format.yaml} nor the hub's form has: JSLT takes one that
 * is mistyped for a member that is not there. A name that a mapping makes for itself, and reads again, is its own.
 */
final class MovedMembers {

    /** What a value of more than one part has, as docs/add-a-partner.md says. */
    static final Set<String> PARTS = Set.of("language", "text", "instant", "precision", "latitude", "longitude");

    private static final String NO_FIELD = "format.yaml has no such field under %s";
    private static final String NO_MEMBER = "the hub's form has no such member";

    private static final Set<String> OF_RECEIPTS = Stream.of(Receipt.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** What a picture has, and each of its rows. */
    static final Set<String> OF_PICTURES = Set.of(
            "month",
            "made",
            "for",
            "since",
            "until",
            "by",
            "rows",
            "group",
            "entry",
            "mark",
            "measure",
            "kind",
            "route",
            "currency",
            "value",
            "notifications",
            "note");

    private final Path folder;
    private final HubNames hub;
    private final SetupFaults found;

    MovedMembers(Path folder, HubNames hub, SetupFaults found) {
        this.folder = folder;
        this.hub = hub;
        this.found = found;
    }

    void check(FormatFile format) {
        Fields sent = format.notification();
        DeclaredNames notification = new DeclaredNames(sent);
        JsltNames in = JsltNames.of(folder.resolve("in.jslt"));
        List<UntouchedField> unread = untouched("in.jslt", in, "notification", sent);
        Predicate<String> ofHub = hub.members()::contains;
        read("in.jslt", in, notification::has, ofHub, NO_FIELD.formatted("notification"), ofFields(unread));
        made("in.jslt", in, ofHub, NO_MEMBER, ofNames(hub.members()));
        fields(in, notification);
        List<UntouchedField> left = new ArrayList<>(
                UntouchedField.inBoth(unread, written("out.jslt", "notification", sent, hub.members(), NO_MEMBER)));
        left.addAll(written("receipt.jslt", "receipt", format.receipt(), OF_RECEIPTS, "a receipt has no such member"));
        if (!format.picture().isEmpty()) {
            left.addAll(
                    written("picture.jslt", "picture", format.picture(), OF_PICTURES, "a picture has no such member"));
        }
        left.forEach(field -> found.add(folder.resolve("format.yaml"), field.line(), field.key(), field.message()));
    }

    /** What is said of its names, and the fields that it does not touch. */
    private List<UntouchedField> written(String file, String part, Fields fields, Set<String> ofHub, String noMember) {
        JsltNames names = JsltNames.of(folder.resolve(file));
        DeclaredNames declared = new DeclaredNames(fields);
        List<UntouchedField> untouched = untouched(file, names, part, fields);
        read(file, names, ofHub::contains, declared::has, noMember, ofNames(ofHub));
        made(file, names, declared::has, NO_FIELD.formatted(part), ofFields(untouched));
        return untouched;
    }

    private List<UntouchedField> untouched(String file, JsltNames names, String part, Fields fields) {
        return new ArrayList<>(new UntouchedFields(folder.resolve("format.yaml"), hub)
                .of(file, names, part, fields, file.equals("in.jslt")));
    }

    // One that there is not would be told to the partner as the place of its fault.
    private void fields(JsltNames in, DeclaredNames notification) {
        in.fields().forEach((name, line) -> {
            if (!notification.has(name)) {
                found.add(
                        folder.resolve("in.jslt"),
                        line,
                        name,
                        "format.yaml has no such field under notification, so nobody could find the fault that"
                                + " is reported there; correct it");
            }
        });
    }

    private void read(
            String file,
            JsltNames names,
            Predicate<String> there,
            Predicate<String> due,
            String wrong,
            UnaryOperator<String> advice) {
        names.read().forEach((name, line) -> {
            boolean isOwn = names.made().containsKey(name) && !due.test(name);
            if (!isOwn && !there.test(name) && !PARTS.contains(name)) {
                found.add(folder.resolve(file), line, name, wrong + ", so this gives nothing; " + advice.apply(name));
            }
        });
    }

    private void made(
            String file, JsltNames names, Predicate<String> there, String wrong, UnaryOperator<String> advice) {
        names.made().forEach((name, line) -> {
            boolean isOwn = names.read().containsKey(name);
            if (!isOwn && !there.test(name) && !PARTS.contains(name)) {
                found.add(folder.resolve(file), line, name, wrong + "; " + advice.apply(name));
            }
        });
    }

    // The field that is meant is touched as soon as the name is right.
    private static UnaryOperator<String> ofFields(List<UntouchedField> untouched) {
        return name -> {
            String meant = MeantName.of(
                    name, untouched.stream().map(UntouchedField::name).toList());
            untouched.removeIf(field -> field.name().equals(meant));
            return advice(meant);
        };
    }

    private static UnaryOperator<String> ofNames(Set<String> names) {
        return name -> advice(MeantName.of(name, names));
    }

    private static String advice(@Nullable String meant) {
        return meant == null ? "correct it" : "did you mean '" + meant + "'? Else correct it";
    }
}
