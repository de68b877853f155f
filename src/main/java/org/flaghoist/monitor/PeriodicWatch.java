package org.flaghoist.monitor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Wishes;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.periodic.PeriodicFiles;
import org.jspecify.annotations.Nullable;

/**
 * Finds partners who are not sent the last of the files that the hub makes for a period. One that is sent none by now,
 * since its file no longer says so or it is in test mode, needs nobody.
 *
 * @param about what is not sent and where more stands about it
 */
record PeriodicWatch(
        Condition condition,
        About about,
        PeriodicFiles files,
        Supplier<Collection<Partner>> partners,
        Predicate<String> isTesting,
        PartnerNames names)
        implements Watch {

    private static final String TEXT =
            "The %s of %s for %s is not sent: %s. The log says at which field, or of which file. Correct mappings/%s,"
                    + " put new keys in place, or have the partner take another file of its name away; the hub makes it"
                    + " anew each hour. See docs/operate/%s.md.";

    static final About PICTURE = new About("picture", "picture", wishes -> wishes.monthlyPicture() != null);
    static final About MANIFEST = new About("manifest", "proof", Wishes::manifest);

    /** One series of files. */
    record About(String name, String page, Predicate<Wishes> isWished) {}

    @Override
    public List<Finding> look() {
        Map<String, Partner> known =
                partners.get().stream().collect(Collectors.toMap(Partner::id, Function.identity()));
        return files.failed().stream()
                .filter(row -> isAwaited(known.get(RecipientId.partner(row.partner()))))
                .map(this::finding)
                .toList();
    }

    private boolean isAwaited(@Nullable Partner partner) {
        return partner != null && about.isWished().test(partner.wishes()) && !isTesting.test(partner.id());
    }

    private Finding finding(PeriodicFile row) {
        String partner = row.partner();
        String text = TEXT.formatted(
                about.name(), row.period(), names.of(partner), row.code(), RecipientId.partner(partner), about.page());
        return new Finding(condition, partner, row.period(), Severity.WARNING, text, row.changed());
    }
}
