package org.flaghoist.format.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.syntax.Syntax;
import org.flaghoist.format.syntax.TextBreak;
import org.flaghoist.format.text.BadByte;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** JSON by RFC 8259 in UTF-8: one message is one object. */
public final class JsonSyntax implements Syntax {

    private static final int LARGEST = 1 << 20;

    private final ObjectMapper writer = new ObjectMapper();

    @Override
    public boolean holdsSeveral() {
        return false;
    }

    @Override
    public List<Piece> cut(byte[] file) {
        return List.of(Piece.of(1, file).ofMost(LARGEST));
    }

    @Override
    public @Nullable LocatedObject read(byte[] piece, int number, Faults faults) {
        Place message = Place.message(Place.Style.POINTER, faults);
        try {
            if (piece.length > LARGEST) {
                throw new Rejection(FaultCode.TOO_LARGE, "", null, null);
            }
            return new JsonTree(decode(piece), message).read();
        } catch (Rejection e) {
            faults.add(new Fault(e.code(), message, Phase.FORM, 0, e.detail()));
            return null;
        }
    }

    // Not to a String: that would be copied once more for the parser, and where not all is Latin-1 twice before.
    private static CharBuffer decode(byte[] piece) {
        boolean marked = piece.length >= 3
                && (piece[0] & 0xFF) == 0xEF
                && (piece[1] & 0xFF) == 0xBB
                && (piece[2] & 0xFF) == 0xBF;
        int from = marked ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(piece, from, piece.length - from));
        } catch (CharacterCodingException e) {
            throw new Rejection(FaultCode.CHARSET, "", null, BadByte.words(piece, from, StandardCharsets.UTF_8));
        }
    }

    @Override
    public Charset charset(byte[] content) {
        return StandardCharsets.UTF_8;
    }

    @Override
    public @Nullable Span highlight(String text, int number, String location, @Nullable String field) {
        return JsonHighlighter.highlight(text, location);
    }

    @Override
    public @Nullable TextBreak breakOff(String text) {
        return JsonTextBreak.of(text);
    }

    @Override
    public byte[] write(ObjectNode raw, Fields fields) {
        try {
            return writer.writeValueAsBytes(raw);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
