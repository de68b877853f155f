package org.flaghoist.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.flaghoist.timestamp.TimeStampFailed.Code;
import org.jspecify.annotations.Nullable;

/** Asks a time-stamping authority (RFC 3161) over HTTP, and takes no answer but one to what was asked. */
public final class TimeStampAuthority {

    private static final int NONCE_BITS = 64;

    private final SecureRandom random = new SecureRandom();
    private final TimeStampPost post;
    private final TrustedCertificates trusted;
    private final @Nullable String policy;

    /**
     * @param answer how long all of an answer may take
     * @param policy null where any will do
     */
    TimeStampAuthority(URI url, TrustedCertificates trusted, Duration answer, @Nullable String policy) {
        this.post = new TimeStampPost(url, answer);
        this.trusted = trusted;
        this.policy = policy;
    }

    /**
     * What it gave.
     *
     * @param token base64
     */
    record Stamp(String token, Instant time) {}

    /**
     * @param hash SHA-256, hexadecimal: it is what is stamped, so that any tool can check it against the link
     * @throws TimeStampFailed where the answer shows nothing
     */
    Stamp stamp(String hash) {
        try {
            TimeStampRequest request = request(hash);
            TimeStampToken token = token(request, post.answer(request.getEncoded()));
            Instant time = DayStamp.time(token, hash, trusted);
            return new Stamp(Base64.getEncoder().encodeToString(token.getEncoded()), time);
        } catch (IOException e) {
            throw new IllegalStateException("a time stamp that was read cannot be written", e);
        }
    }

    private TimeStampRequest request(String hash) {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        if (policy != null) {
            requests.setReqPolicy(policy);
        }
        return requests.generate(
                TSPAlgorithms.SHA256, HexFormat.of().parseHex(hash), new BigInteger(NONCE_BITS, random));
    }

    private static TimeStampToken token(TimeStampRequest request, byte[] answer) {
        TimeStampResponse response;
        try {
            response = new TimeStampResponse(answer);
        } catch (TSPException | IOException | RuntimeException e) {
            // Of what is no ASN.1 Bouncy Castle throws what it likes.
            throw new TimeStampFailed(Code.WRONG_ANSWER, "the answer is none as RFC 3161 has it", e);
        }
        TimeStampToken token = response.getTimeStampToken();
        boolean granted =
                response.getStatus() == PKIStatus.GRANTED || response.getStatus() == PKIStatus.GRANTED_WITH_MODS;
        if (!granted || token == null) {
            String info = response.getFailInfo() == null
                    ? ""
                    : ", failure " + response.getFailInfo().getString();
            throw new TimeStampFailed(Code.REFUSED, "it refuses, with the status " + response.getStatus() + info);
        }
        try {
            // Imprint, nonce, policy, and which certificate the token names.
            response.validate(request);
        } catch (TSPException | RuntimeException e) {
            throw new TimeStampFailed(Code.WRONG_ANSWER, "the answer is one to another question", e);
        }
        return token;
    }
}
