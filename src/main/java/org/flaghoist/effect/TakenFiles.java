package org.flaghoist.effect;

import java.util.regex.Pattern;
import org.flaghoist.exchange.Setup;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/** Which files the hub takes from its partners' servers, by two configurations. */
record TakenFiles(Setup before, Setup after) {

    /** @param file null for what was no file */
    boolean isLeft(String sender, @Nullable String file) {
        return file != null && matches(before, sender, file) && !matches(after, sender, file);
    }

    // Whoever is reached by messages has no file to be left alone.
    private static boolean matches(Setup setup, String sender, String file) {
        Pattern names = setup.partners()
                .find(sender)
                .map(partner -> partner.transport() instanceof Sftp server ? server.filePattern() : null)
                .orElse(null);
        return names == null || names.matcher(file).matches();
    }
}
