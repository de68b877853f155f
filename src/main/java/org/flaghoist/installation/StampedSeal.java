package org.flaghoist.installation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.ledger.chain.Stamps;

/** A link of the chain as it is kept outside the database: a line with its number, its hash and the stamp of both. */
public final class StampedSeal {

    private static final Pattern LINE = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{64}) ([0-9a-f]{64})\\s*");

    private static final int HASH = 2;
    private static final int STAMP = 3;

    private final Stamps stamps;

    /** @param key as the {@link Ledger}'s */
    public StampedSeal(byte[] key) {
        this.stamps = new Stamps(key);
    }

    public String line(Seal seal) {
        return seal.link() + " " + seal.hash() + " " + stamps.of(seal);
    }

    /** Empty where nobody with this key has written the line. */
    public Optional<Seal> read(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Seal seal = new Seal(Long.parseLong(parts.group(1)), parts.group(HASH));
        return stamps.isOf(seal, parts.group(STAMP)) ? Optional.of(seal) : Optional.empty();
    }
}
