package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Sftp;

/** Finds patterns of names that end otherwise than the partner's files: none of these would be taken. */
public final class FilePatterns {

    private static final String KEY = "filePattern";
    /** One that ends with an extension, and has no alternatives. */
    private static final Pattern ENDED = Pattern.compile("[^|]*(?:\\\\\\.|\\[\\.])([A-Za-z0-9]+)\\$?");

    private FilePatterns() {}

    /**
     * Each with file, line and key.
     *
     * @param extensions by partner
     */
    public static List<String> of(Path config, Collection<Partner> partners, UnaryOperator<String> extensions) {
        List<String> found = new ArrayList<>();
        for (Partner partner : partners) {
            // What is encrypted may have any name.
            if (partner.transport() instanceof Sftp sftp && sftp.pgp() == null) {
                String extension = extensions.apply(partner.id());
                Matcher ended = ENDED.matcher(sftp.filePattern().pattern());
                if (ended.matches() && !isEndOf(ended.group(1), extension)) {
                    Path file = Partners.file(config, partner.id());
                    found.add(file + ":" + YamlLines.near(file, JsonPointer.valueOf("/sftp"), KEY) + ": sftp." + KEY
                            + ": takes only what ends with '." + ended.group(1) + "', and extension in format.yaml is '"
                            + extension + "'; correct one of them");
                }
            }
        }
        return found;
    }

    private static boolean isEndOf(String end, String extension) {
        return ("." + extension).toLowerCase(Locale.ROOT).endsWith("." + end.toLowerCase(Locale.ROOT));
    }
}
