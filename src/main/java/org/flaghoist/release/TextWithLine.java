package org.flaghoist.release;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;

/**
 * A text of the policy file with its line, so that a fault seen only later can still name it.
 *
 * @param line from 1; 0 where none of the file says it
 */
@JsonDeserialize(using = TextWithLine.Reader.class)
record TextWithLine(String text, int line) {

    static final class Reader extends StdDeserializer<TextWithLine> {

        private static final long serialVersionUID = 1;

        Reader() {
            super(TextWithLine.class);
        }

        /** In the place of one that is missing. */
        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return new TextWithLine("", 0);
        }

        @Override
        public TextWithLine deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isScalarValue() && !parser.hasToken(JsonToken.VALUE_STRING)) {
                int line = parser.currentTokenLocation().getLineNr();
                return new TextWithLine(
                        (String) context.handleWeirdStringValue(String.class, parser.getText(), "is no text"), line);
            }
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw MismatchedInputException.from(parser, String.class, "is no text");
            }
            return new TextWithLine(
                    parser.getText(), parser.currentTokenLocation().getLineNr());
        }
    }
}
