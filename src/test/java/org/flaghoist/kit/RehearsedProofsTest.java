package org.flaghoist.kit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.flaghoist.broker.HubProperties;
import org.junit.jupiter.api.Test;

/** What a rehearsal signs, verified as a partner's engineer would. */
class RehearsedProofsTest {

    private static final OutboundCopy RECEIPT = OutboundCopy.receipt("accepted", "rc-1", "{}".getBytes(UTF_8));

    @Test
    void listsEachFileOnceWithItsNumberAndOneThatWasWithdrawn() throws Exception {
        RehearsedProofs proofs = new RehearsedProofs("bg", true, "csv");
        OutboundCopy copy = copy("N-1", 1);

        OutboundCopy manifest = proofs.manifest(List.of(copy, copy.again(2), RECEIPT, copy("N-2", 2)));

        String text = new String(manifest.bytes(), US_ASCII);
        assertThat(text.lines().map(line -> line.replaceAll("[0-9a-f]{64},20[^,]*Z", "*")))
                .contains(
                        "copy,north_N-1_r1.csv,2,*,north,N-1,1,1",
                        "file,receipt_rc-1.csv,2,*,RECEIPT,rc-1",
                        "copy,north_N-2_r1.csv,2,*,north,N-2,1,2",
                        "number,north,3,WITHDRAWN",
                        "last,north,3")
                .hasSize(8);
        int end = text.indexOf("signature,");
        assertThat(isSigned(proofs, text.substring(0, end), text.substring(end).replace("signature,", "")))
                .isTrue();
        assertThat(manifest.fileName(".csv")).matches("manifest_20..-..-..\\.txt");
    }

    @Test
    void listsNoFileForWhoComesToTheBroker() {
        OutboundCopy manifest = new RehearsedProofs("uk", false, "json").manifest(List.of(copy("N-1", 1)));

        assertThat(new String(manifest.bytes(), US_ASCII))
                .contains("last,north,2")
                .doesNotContain("copy,");
    }

    @Test
    void signsAReceiptInAProperty() throws Exception {
        RehearsedProofs proofs = new RehearsedProofs("uk", false, "json");

        String proof = String.valueOf(proofs.signed(RECEIPT).properties().get(HubProperties.PROOF));

        int end = proof.lastIndexOf('.');
        assertThat(isSigned(proofs, proof.substring(0, end), proof.substring(end + 1)))
                .isTrue();
    }

    private static OutboundCopy copy(String id, long number) {
        ObjectNode form = new ObjectMapper()
                .createObjectNode()
                .put("sender", "north")
                .put("id", id)
                .put("urgency", "ROUTINE")
                .put("revision", 1);
        return OutboundCopy.notification(
                OutboundCopy.NOTIFICATIONS, id, new NativeSample(id, "{}".getBytes(UTF_8), form), number);
    }

    private static boolean isSigned(RehearsedProofs proofs, String content, String signature) throws Exception {
        String key = proofs.publicKey().replaceAll("-----[A-Z ]+-----|\\s", "");
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        check.update(content.getBytes(US_ASCII));
        return check.verify(Base64.getUrlDecoder().decode(signature.strip()));
    }
}
