package org.flaghoist.draft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.lint.NotCarriedRows;
import org.flaghoist.notification.SetupText;

/** Makes the list of what a new partner's form does not carry, of the other's: with its mappings it is the same. */
record NotCarriedDraft(DraftRequest request, LikedPartner like, NativeNames names) {

    // Other rows name members of the hub's form.
    private static final String OF_FIELDS = "in;";
    // What it refers to is the other's own, and does not hold for the new partner.
    private static final Pattern REFERS = Pattern.compile("([^;]*;[^;]*;)([^;]*README.*)");

    void addTo(DraftFiles drafts) {
        Path likes = request.samples().resolve(like.id()).resolve(NotCarriedRows.NAME);
        if (Files.exists(likes)) {
            String rows = SetupText.needed(likes)
                    .lines()
                    .map(line -> line.isBlank() || line.startsWith("#") ? line : marked(renamed(line)))
                    .collect(Collectors.joining("\n", "", "\n"));
            drafts.add(request.ownSamples().resolve(NotCarriedRows.NAME), rows);
        }
    }

    private String marked(String row) {
        Matcher refers = REFERS.matcher(row);
        if (refers.matches()) {
            String what = "'%s' refers to its own README ('%s'); write the reason of '%s'"
                    .formatted(like.id(), refers.group(2), request.id());
            return refers.group(1) + " # " + LookMarks.MARK + what;
        }
        return row + " # " + DraftMarks.mark(like.id(), "'" + row.replaceFirst("^([^;]*;[^;]*);.*", "$1") + "'");
    }

    private String renamed(String likes) {
        if (!likes.startsWith(OF_FIELDS)) {
            return likes;
        }
        int end = likes.indexOf(';', OF_FIELDS.length());
        String path = likes.substring(OF_FIELDS.length(), end < 0 ? likes.length() : end);
        return OF_FIELDS + path(path) + (end < 0 ? "" : likes.substring(end));
    }

    private String path(String likes) {
        StringBuilder path = new StringBuilder();
        Fields fields = like.format().notification();
        boolean isCell = false;
        for (String name : likes.substring(likes.startsWith("/") ? 1 : 0).split("/")) {
            Field field = fields.get(name);
            // Parts of a cell and of a time keep the hub's names.
            path.append('/').append(field == null || isCell ? name : names.field(name));
            if (field != null) {
                isCell = like.format().syntax().kind() == SyntaxKind.CSV;
                fields = field.members();
            }
        }
        return path.toString();
    }
}
