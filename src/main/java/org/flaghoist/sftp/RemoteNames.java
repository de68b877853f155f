package org.flaghoist.sftp;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Picks the files that are the hub's. A name on somebody else's server is hostile input: what does not match is left
 * alone. Whatever the partner's pattern allows, a name is harmless and is not that of a file which is still being
 * written.
 */
final class RemoteNames {

    /** No paths, hidden files, control characters or marks of direction. */
    private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._~+=@(), -]{0,199}");

    private static final int MOST_BYTES = 200;
    private static final String UNFINISHED = ".tmp";

    /** Camel leaves these out, and a look has to know of all that lie there. */
    private static final String CAMELS = ".camelLock";

    private final Pattern names;

    RemoteNames(Pattern names) {
        this.names = names;
    }

    boolean accepts(String name) {
        return HARMLESS.matcher(name).matches()
                && !isUnfinished(name)
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && names.matcher(name).matches();
    }

    /** Whether it is left alone without being one that is hidden or still being written: nobody will ever take it. */
    boolean leaves(String name) {
        return !name.startsWith(".") && !isUnfinished(name) && !accepts(name);
    }

    private static boolean isUnfinished(String name) {
        return name.endsWith(UNFINISHED) || name.endsWith(CAMELS);
    }
}
