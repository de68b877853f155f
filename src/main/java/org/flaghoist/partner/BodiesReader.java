package org.flaghoist.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.flaghoist.notification.RecipientId;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code bodies} of a partner file. */
final class BodiesReader {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Ends the names of the files of the partner's own copies. */
    private static final Pattern REVISION = Pattern.compile("r[0-9]+");

    /** As the hub's schema has it. */
    private static final int LONGEST_ID = 16;

    private final Settings settings;

    BodiesReader(Settings settings) {
        this.settings = settings;
    }

    /** Without those that have a fault, in the file's order. */
    List<PartnerBody> read(String partner, @Nullable Map<String, PartnerFile.BodyKeys> written) {
        List<PartnerBody> bodies = new ArrayList<>();
        if (written == null) {
            return bodies;
        } else if (written.isEmpty()) {
            settings.fault("bodies", "is empty; name some, or remove the key");
        }
        written.forEach((key, body) -> {
            String id = RecipientId.of(partner, key);
            String name = settings.text("bodies." + key + ".name", body.name());
            if (!KEY.matcher(key).matches() || REVISION.matcher(key).matches() || id.length() > LONGEST_ID) {
                settings.fault(
                        "bodies." + key,
                        "'%s' cannot be its id; name it by small letters, digits and single hyphens, not r and a number; at most %s characters in all"
                                .formatted(id, LONGEST_ID));
            } else if (name != null) {
                bodies.add(new PartnerBody(id, name));
            }
        });
        return bodies;
    }
}
