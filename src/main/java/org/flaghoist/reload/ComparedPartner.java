package org.flaghoist.reload;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Overdue;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.flaghoist.pgp.OwnKey;
import org.flaghoist.pgp.PgpKeys;
import org.flaghoist.pgp.TheirKey;
import org.jspecify.annotations.Nullable;

/** The parts of a partner, by their keys in its file, to compare it with what is read anew. */
final class ComparedPartner {

    private ComparedPartner() {}

    /** What the hub can go over to as it works; the values may be secrets. */
    static SortedMap<String, String> renewable(Partner partner) {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("expires", partner.expiries().toString());
        parts.put("monthlyPicture", String.valueOf(partner.wishes().monthlyPicture()));
        parts.put("takenReceipts", new TreeSet<>(partner.wishes().takenReceipts()).toString());
        parts.put("answers", String.valueOf(partner.wishes().answers()));
        parts.put("manifest", String.valueOf(partner.wishes().manifest()));
        parts.put("signedReceipts", String.valueOf(partner.wishes().signedReceipts()));
        parts.put("overdue", overdue(partner.wishes().overdue()));
        if (partner.transport() instanceof Jms jms) {
            parts.put("jms.password", text(jms.password()));
        } else if (partner.transport() instanceof Sftp site) {
            parts.put("sftp.password", text(site.password()));
            parts.put("sftp.key", text(site.key()));
            parts.put("sftp.hostKey", site.hostKey());
            PgpKeys keys = site.pgp();
            if (keys != null) {
                parts.put("sftp.pgp.ours", keys(keys.ours().stream().map(OwnKey::digest)));
                parts.put("sftp.pgp.theirs", keys(keys.theirs().stream().map(TheirKey::digest)));
            }
        }
        return parts;
    }

    /** What only a start takes over: queues, routes and connections are made by it, or the work in hand goes by it. */
    static Map<String, Object> fixed(Partner partner) {
        Map<String, Object> parts = new TreeMap<>(Map.of(
                "name", partner.name(),
                "retry", partner.retry(),
                "state", partner.firstState(),
                "retention", partner.retention(),
                "quota", partner.limits().quota(),
                "useful", partner.useful(),
                "expects", partner.expects(),
                "throttle", Optional.ofNullable(partner.limits().throttle()),
                "bodies", partner.bodies()));
        if (partner.transport() instanceof Jms jms) {
            parts.put("jms.user", jms.user());
            parts.put("jms.password, whether there is one", jms.password() != null);
        } else if (partner.transport() instanceof Sftp site) {
            parts.put("sftp.host", site.host());
            parts.put("sftp.port", site.port());
            parts.put("sftp.user", site.user());
            parts.put("sftp.outbox", site.outbox());
            parts.put("sftp.inbox", site.inbox());
            parts.put("sftp.filePattern", site.filePattern().pattern());
            parts.put("sftp.timeout", site.timeout());
            parts.put("sftp.pgp, whether files are PGP-protected", site.pgp() != null);
        }
        return parts;
    }

    // In an order of its own: that of a copied map is another in each process.
    private static String overdue(Overdue overdue) {
        SortedMap<String, String> limits = new TreeMap<>();
        overdue.limits()
                .forEach((recipient, steps) ->
                        steps.forEach((step, durations) -> limits.put(recipient + " " + step, durations.toString())));
        return limits + " " + new TreeSet<>(overdue.limits().keySet()) + " " + new TreeSet<>(overdue.receipts());
    }

    private static String text(@Nullable Secret secret) {
        return secret == null ? "" : secret.reveal();
    }

    private static String keys(Stream<String> digests) {
        return digests.collect(Collectors.joining(", "));
    }
}
