package org.flaghoist.lint;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.SetupFaults;

/**
 * Finds names in a partner's mappings that neither its {@code format.yaml} nor the hub's form has: JSLT takes one that
 * is mistyped for a member that is not there. A name that a mapping makes for itself, and reads again, is its own.
 */
final class MovedMembers {

    /** What a value of more than one part has, as docs/add-a-partner.md says. */
    static final Set<String> PARTS = Set.of("language", "text", "instant", "precision", "latitude", "longitude");

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
        DeclaredNames notification = new DeclaredNames(format.notification());
        JsltNames in = JsltNames.of(folder.resolve("in.jslt"));
        JsltNames out = JsltNames.of(folder.resolve("out.jslt"));
        read("in.jslt", in, notification::has, hub::hasMember, "format.yaml has no such field under notification");
        made("in.jslt", in, hub::hasMember, "the hub's form has no such member");
        fields(in, notification);
        read("out.jslt", out, hub::hasMember, notification::has, "the hub's form has no such member");
        made("out.jslt", out, notification::has, "format.yaml has no such field under notification");
        JsltNames receipt = JsltNames.of(folder.resolve("receipt.jslt"));
        DeclaredNames ofReceipt = new DeclaredNames(format.receipt());
        read("receipt.jslt", receipt, OF_RECEIPTS::contains, ofReceipt::has, "a receipt has no such member");
        made("receipt.jslt", receipt, ofReceipt::has, "format.yaml has no such field under receipt");
        UntouchedFields untouched = new UntouchedFields(folder.resolve("format.yaml"), hub, found);
        if (!format.picture().isEmpty()) {
            pictures(format.picture(), untouched);
        }
        untouched.check("in.jslt", in, "notification", format.notification(), true);
        untouched.check("out.jslt", out, "notification", format.notification(), false);
        untouched.check("receipt.jslt", receipt, "receipt", format.receipt(), false);
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

    private void pictures(Fields picture, UntouchedFields untouched) {
        JsltNames names = JsltNames.of(folder.resolve("picture.jslt"));
        DeclaredNames declared = new DeclaredNames(picture);
        read("picture.jslt", names, OF_PICTURES::contains, declared::has, "a picture has no such member");
        made("picture.jslt", names, declared::has, "format.yaml has no such field under picture");
        untouched.check("picture.jslt", names, "picture", picture, false);
    }

    private void read(String file, JsltNames names, Predicate<String> there, Predicate<String> due, String wrong) {
        names.read().forEach((name, line) -> {
            boolean isOwn = names.made().containsKey(name) && !due.test(name);
            if (!isOwn && !there.test(name) && !PARTS.contains(name)) {
                found.add(folder.resolve(file), line, name, wrong + ", so this gives nothing; correct it");
            }
        });
    }

    private void made(String file, JsltNames names, Predicate<String> there, String wrong) {
        names.made().forEach((name, line) -> {
            boolean isOwn = names.read().containsKey(name);
            if (!isOwn && !there.test(name) && !PARTS.contains(name)) {
                found.add(folder.resolve(file), line, name, wrong + "; correct it");
            }
        });
    }
}
