package org.flaghoist.draft;

import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupText;

/**
 * Finds in what was copied what is the other's own and stands in none of its tables: texts, and functions that no
 * third partner needs.
 *
 * @param known texts that have what is no partner's own: the hub's form, and the drafted fields
 * @param shared functions and comments that other mappings have, too
 */
record LeftOvers(List<String> known, Set<String> shared) {

    // Neither a member that is made nor one that is read.
    private static final Pattern LITERAL = Pattern.compile("(\\.?)\"((?:[^\"\\\\]|\\\\.)*)\"( *:)?");
    // Words of the hub that its schema does not list, such as measures of pictures.
    private static final Pattern HUB_WORD = Pattern.compile("[A-Z]+(_[A-Z]*)*");
    private static final Pattern CALL = Pattern.compile("(?<![\\w-])([a-z][a-z-]*)\\(");
    private static final Pattern COMMENT = Pattern.compile("(?m)^ *(//.*)$");
    private static final Pattern DEFINED = Pattern.compile("\\bdef +([\\w-]+)\\(");

    /** @param like whose folder is left out */
    static LeftOvers of(Path mappings, LikedPartner like, String drafted) throws IOException {
        Set<String> shared = new TreeSet<>(BuiltinFunctions.functions.keySet());
        try (Stream<Path> files = Files.walk(mappings, 2)) {
            List<Path> others = files.filter(file -> file.toString().endsWith(".jslt"))
                    .filter(file -> !file.startsWith(like.folder()))
                    .toList();
            for (Path other : others) {
                String text = SetupText.orNone(other);
                shared.addAll(names(CALL, text));
                shared.addAll(names(COMMENT, text));
            }
        }
        String form = SetupText.needed(mappings.resolve("notification.schema.json"));
        return new LeftOvers(
                List.of(form, drafted, String.join("\n", like.words().keySet())), shared);
    }

    /** What a line of a mapping has. */
    List<String> in(String line, String mapping) {
        if (line.strip().startsWith("//")) {
            boolean isOwn = !shared.contains(line.strip()) && !mapping.startsWith(line);
            return isOwn ? List.of("this comment") : List.of();
        }
        Set<String> defined = names(DEFINED, mapping);
        Stream<String> texts = LITERAL.matcher(line)
                .results()
                .filter(literal -> literal.group(1).isEmpty() && literal.group(3) == null)
                .map(literal -> literal.group(2))
                .filter(literal -> literal.length() > 1 && isOwn(literal, line))
                .map(literal -> "'" + literal + "'");
        Stream<String> calls = names(CALL, line).stream()
                .filter(name -> !shared.contains(name) && !defined.contains(name))
                .map(name -> name + "(..)");
        return Stream.concat(texts, calls).toList();
    }

    // Which scheme a partner grades by is its own, though the hub's form names examples.
    private boolean isOwn(String literal, String line) {
        boolean isScheme = line.matches(".*\\bscheme(\": | == )\"" + Pattern.quote(literal) + "\".*");
        return isScheme || (!HUB_WORD.matcher(literal).matches() && !isKnown(literal));
    }

    private boolean isKnown(String literal) {
        Pattern whole = Pattern.compile("(?<![\\p{L}\\p{N}_-])" + Pattern.quote(literal) + "(?![\\p{L}\\p{N}_-])");
        return known.stream().anyMatch(text -> whole.matcher(text).find());
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet());
    }
}
