package org.flaghoist.draft;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.XmlForm;

/** Makes a new partner's XML Schema: that of the other, without the lists of words that now stand in tables. */
record SchemaDraft(String id, LikedPartner like) {

    private static final Pattern LIST = Pattern.compile("(?:\\s*<(?:\\w+:)?enumeration value=\"[^\"]*\"\\s*/>)+");
    private static final Pattern DECLARATION = Pattern.compile("\\A(?:<\\?xml[^>]*>\\R?)?");
    private static final Pattern WORD = Pattern.compile("value=\"([^\"]*)\"");

    String text(String likes) {
        XmlForm xml = like.format().syntax().xml();
        String own = xml == null ? likes : new NamespaceDraft(id, like.id()).schema(likes, xml.namespace());
        String without = LIST.matcher(own)
                .replaceAll(list -> isTable(words(list.group())) ? "" : Matcher.quoteReplacement(list.group()));
        String mark = "<!-- " + DraftMarks.mark(like.id(), "all but the lists of words") + " -->\n";
        return DECLARATION.matcher(without).replaceFirst("$0" + Matcher.quoteReplacement(mark));
    }

    private static Set<String> words(String list) {
        return WORD.matcher(list)
                .results()
                .map((MatchResult word) -> word.group(1))
                .collect(Collectors.toSet());
    }

    private boolean isTable(Set<String> words) {
        return like.words().keySet().stream()
                .anyMatch(table -> like.nativeWords(table).containsAll(words));
    }
}
