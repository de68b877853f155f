package org.flaghoist.exchange;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.partner.Overdue;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Secrets;
import org.flaghoist.partner.Wishes;
import org.flaghoist.release.PolicyWords;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicyFile;
import org.jspecify.annotations.Nullable;

/** What the files say about the partners, read before anything starts. */
public record Setup(Partners partners, Mappings mappings, ReleasePolicy policy) {

    /**
     * Reads the partners' files, the mappings and the release policy.
     *
     * @throws org.flaghoist.notification.SetupException with all faults of all files
     */
    public static Setup read(Path config, Path mappingsFolder, Secrets secrets) {
        return read(SetupFiles.in(config, mappingsFolder), secrets);
    }

    /** As {@link #read(Path, Path, Secrets)}, of files that may lie elsewhere. */
    public static Setup read(SetupFiles files, Secrets secrets) {
        Path config = files.config();
        Path mappingsFolder = files.mappings();
        SetupFaults faults = new SetupFaults();
        Partners partners = Partners.read(config, mappingsFolder, secrets, faults);
        Mappings mappings = Mappings.read(mappingsFolder, faults);
        ReleasePolicy policy = policy(files, partners, faults);
        new FormsCheck(config, mappingsFolder, faults).check(partners, mappings);
        new UsersCheck(config, faults).check(partners);
        checkRecipients(config, partners, faults);
        faults.throwIfAny();
        return new Setup(partners, mappings, Objects.requireNonNull(policy));
    }

    /** Whether this partner is sent what others answer to its notifications. */
    public boolean takesAnswers(String partner) {
        return partners.find(partner).filter(each -> each.wishes().answers()).isPresent();
    }

    private static void checkRecipients(Path config, Partners partners, SetupFaults faults) {
        partners.all().forEach(partner -> {
            Path file = Partners.file(config, partner.id());
            Overdue overdue = partner.wishes().overdue();
            checkRecipients(file, "takenReceipts", partner.wishes().takenReceipts(), partners, faults);
            checkRecipients(file, "overdue.limits", overdue.limits().keySet(), partners, faults);
            checkRecipients(file, "overdue.receipts", overdue.receipts(), partners, faults);
        });
    }

    private static void checkRecipients(
            Path file, String key, Set<String> recipients, Partners partners, SetupFaults faults) {
        recipients.stream()
                .filter(recipient -> !recipient.equals(Wishes.ALL)
                        && !partners.named().contains(recipient)
                        && !partners.recipients().contains(recipient))
                .forEach(recipient -> faults.add(
                        file,
                        YamlLines.near(file, key),
                        key,
                        "there is no partner '%s'; name partners, or %s".formatted(recipient, Wishes.ALL)));
    }

    /** @return null where faults were added */
    static @Nullable public ReleasePolicy policy(SetupFiles files, Partners partners, SetupFaults faults) {
        PolicyWords words = faults.collect(() -> PolicyWords.read(files.mappings()));
        if (words == null) {
            return null;
        }
        Set<String> known = new HashSet<>(partners.named());
        known.addAll(partners.recipients());
        ReleasePolicyFile policy = ReleasePolicyFile.read(files.policy(), words, known, partners.recipients(), faults);
        return policy == null ? null : policy.policy();
    }
}
