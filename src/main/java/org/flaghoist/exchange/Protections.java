package org.flaghoist.exchange;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;
import org.flaghoist.pgp.Protection;

/**
 * Signs and encrypts what goes to those partners whose files are PGP-protected, and opens what comes from them. Between
 * the two everything in the hub is as it is for others. Thread-safe.
 */
public final class Protections {

    private final Clock clock;
    private final int most;
    private volatile Map<String, Protection> byPartner;

    /** @param most bytes of a file when it is open */
    public Protections(Collection<Partner> partners, Clock clock, int most) {
        this.clock = clock;
        this.most = most;
        this.byPartner = of(partners, clock);
    }

    private static Map<String, Protection> of(Collection<Partner> partners, Clock clock) {
        Map<String, Protection> byPartner = new HashMap<>();
        for (Partner partner : partners) {
            if (partner.transport() instanceof Sftp site && site.pgp() != null) {
                byPartner.put(partner.id(), new Protection(site.pgp(), clock));
            }
        }
        return byPartner;
    }

    /** Goes on with the keys of the same partners as they were read anew. */
    public void become(Collection<Partner> read) {
        byPartner = of(read, clock);
    }

    boolean covers(String recipient) {
        return byPartner.containsKey(RecipientId.partner(recipient));
    }

    /**
     * What a partner's file says; the file itself where the partner's are not PGP-protected.
     *
     * @throws Rejection where it is not protected as it has to be, or with keys that it must not be
     */
    public byte[] open(String partner, byte[] file) {
        Protection protection = byPartner.get(partner);
        return protection == null ? file : protection.open(file, most);
    }

    /**
     * A message for a partner, or one of its bodies, as it goes out. Once and for all: a file that is tried again must
     * be the same to the last byte, and is not if it is encrypted again.
     *
     * @throws Rejection KEY_EXPIRED where no key is left for it
     */
    public Outgoing protect(String recipient, Outgoing message) {
        Protection protection = byPartner.get(RecipientId.partner(recipient));
        return protection == null
                ? message
                : message.pgpProtected(PureWork.of(() -> protection.protect(message.bytes())));
    }
}
