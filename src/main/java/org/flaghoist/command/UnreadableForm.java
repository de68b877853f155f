package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.xml.sax.SAXParseException;

/**
 * Where a golden file cannot be read, and why.
 *
 * @param why empty where nobody says
 */
record UnreadableForm(int line, String why) {

    static UnreadableForm of(RuntimeException fault) {
        if (fault.getCause() instanceof SAXParseException xml) {
            return new UnreadableForm(
                    Math.max(xml.getLineNumber(), 1),
                    ": " + String.valueOf(xml.getMessage()).replaceFirst("\\.$", ""));
        }
        if (fault.getCause() instanceof JsonProcessingException json && json.getLocation() != null) {
            return new UnreadableForm(Math.max(json.getLocation().getLineNr(), 1), ": " + why(json));
        }
        return new UnreadableForm(1, "");
    }

    /** What is wrong with JSON, without the classes that read it. */
    static String why(JsonProcessingException fault) {
        return fault.getOriginalMessage().replaceFirst(" \\(start marker at .*\\)$", "");
    }

    /** Line, key and message. */
    String inWords(String extension) {
        return line + ": file: cannot be read as " + extension + why + "; correct it, or write it anew with --accept";
    }
}
