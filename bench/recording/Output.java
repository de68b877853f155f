import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a partner was given.
 *
 * @param head the name of the file, or the properties of the message
 */
record Output(RecordedPartner partner, boolean isReceipt, String head, byte[] content) {

    static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

    String text() {
        return "== " + head + "\n" + shown(content, partner.charset());
    }

    /** All bytes as a text; where they are none of that charset, in Base64. */
    static String shown(byte[] content, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (Arrays.equals(text.getBytes(charset), content)) {
                return text.replace("\r\n", "\\r\n").replace("\r", "\\r\n");
            }
        } catch (CharacterCodingException e) {
            // Shown as what it is.
        }
        return "base64 " + Base64.getEncoder().encodeToString(content);
    }
}
