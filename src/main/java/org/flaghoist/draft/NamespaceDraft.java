package org.flaghoist.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the namespace of a new partner's XML: that of the other names the other, or what is its own. */
record NamespaceDraft(String id, String like) {

    private static final Pattern KEY = Pattern.compile("\\bnamespace: *(?:'([^']*)'|\"([^\"]*)\"|([^,}\\s]+))");
    private static final String LOOK =
            " # " + LookMarks.MARK + "namespace, made of the id; write that of the partner's messages";

    /** The namespace that has the id in the other's place, or else one that is made of the id. */
    String of(String likes) {
        Matcher named = Pattern.compile("(?<![\\p{L}\\p{N}_-])" + Pattern.quote(like) + "(?![\\p{L}\\p{N}_-])")
                .matcher(likes);
        return named.find() ? named.replaceAll(id) : "urn:flaghoist:partner:" + id + ":1";
    }

    /**
     * @param likes a line of {@code format.yaml} about XML, of which nothing has a new name yet
     * @param renamed the same with the new names, of which the namespace has none
     */
    String line(String likes, String renamed) {
        Matcher said = KEY.matcher(likes);
        Matcher now = KEY.matcher(renamed);
        if (!said.find() || !now.find()) {
            return renamed;
        }
        int group = said.group(1) != null ? 1 : said.group(2) != null ? 2 : 3;
        String line =
                renamed.substring(0, now.start(group)) + of(said.group(group)) + renamed.substring(now.end(group));
        return line.startsWith(" ") ? line + LOOK : line;
    }

    /** A copy of the other's XML Schema with the new namespace. */
    String schema(String likes, String namespace) {
        return likes.replace('"' + namespace + '"', '"' + of(namespace) + '"')
                .replace("'" + namespace + "'", "'" + of(namespace) + "'");
    }
}
