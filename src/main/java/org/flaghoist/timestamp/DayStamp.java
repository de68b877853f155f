package org.flaghoist.timestamp;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.timestamp.TimeStampFailed.Code;

/**
 * The time stamp of a day.
 *
 * @param day as {@code 2026-05-31}, in UTC
 * @param head the last link that has a record of that day, or of one before
 * @param token as RFC 3161 has it, base64
 */
public record DayStamp(String day, Seal head, String token) {

    /**
     * When it was made.
     *
     * @throws TimeStampFailed where it is not of this link, or not by whom is trusted
     */
    public Instant time(TrustedCertificates trusted) {
        return time(parsed(), head.hash(), trusted);
    }

    static Instant time(TimeStampToken token, String hash, TrustedCertificates trusted) {
        boolean isOfIt = token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                && HexFormat.of()
                        .formatHex(token.getTimeStampInfo().getMessageImprintDigest())
                        .equals(hash);
        if (!isOfIt) {
            throw new TimeStampFailed(Code.WRONG_ANSWER, "it is a time stamp of something else");
        }
        return trusted.time(token);
    }

    private TimeStampToken parsed() {
        try {
            return new TimeStampToken(new CMSSignedData(Base64.getDecoder().decode(token)));
        } catch (CMSException | TSPException | IOException | RuntimeException e) {
            // Of what is no ASN.1 Bouncy Castle throws what it likes.
            throw new TimeStampFailed(Code.WRONG_ANSWER, "it is no token as RFC 3161 has it", e);
        }
    }
}
