package org.flaghoist.mapping;

import com.schibsted.spt.data.jslt.JsltException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.flaghoist.format.fields.UnfitMember;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** A mapping that breaks off, or makes what cannot be written: nobody's message is at fault. */
public final class BrokenMapping extends RuntimeException {

    private static final long serialVersionUID = 1;

    static final String ENDLESS = "this function calls itself without end";
    static final String TOO_DEEP = "it goes too deep for the stack, as a pattern does that repeats a group";

    /** What has no value of the message. */
    private static final Pattern DISCREET = Pattern.compile(
            Pattern.quote(ENDLESS) + "|" + Pattern.quote(TOO_DEEP) + "|No such variable '[A-Za-z0-9_-]+'");

    private final String file;
    private final String place;
    private final String why;

    /**
     * @param member at which it breaks off
     * @param why may have values of the message
     */
    BrokenMapping(Path file, int line, String member, String why, Throwable cause) {
        super("the mapping breaks off at " + shortened(file) + ":" + line + ": " + member, cause);
        this.file = file + ":" + line + ": " + member + ": ";
        this.place = shortened(file) + ":" + line + ": " + member;
        this.why = why;
    }

    // Without the folders above, which may be of one hub, or for a moment.
    private static String shortened(Path file) {
        return file.subpath(Math.max(0, file.getNameCount() - 2), file.getNameCount())
                .toString();
    }

    /** Partner's folder, file, line and member. */
    public String place() {
        return place;
    }

    /** File, line, member, what is wrong and what to do. */
    public String words() {
        return file + "the mapping breaks off: " + why + correct();
    }

    /** The same without any value of the message. */
    public String discreet() {
        String known = why.replaceFirst("(?s)^([a-z-]+)\\(.*\\) failed: ", "$1(..) failed: ");
        boolean isKnown = !known.equals(why)
                || getCause() instanceof UnfitMember
                || DISCREET.matcher(why).matches();
        return file + "the mapping breaks off" + (isKnown ? ": " + known : "") + correct();
    }

    private String correct() {
        int column = getCause() instanceof JsltException jslt && jslt.getLine() > 0 ? jslt.getColumn() : 0;
        return "; correct it there" + (column > 0 ? ", in column " + column : "");
    }

    /** What becomes of a message that meets it. */
    public Rejection rejection() {
        return new Rejection(FaultCode.INTERNAL, "", null, "kept as a dead letter for the hub's operator");
    }
}
