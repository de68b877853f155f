package org.flaghoist.notification;

import java.nio.file.Path;
import java.util.List;

/** The configuration cannot be used; the message lists all faults, each with file and line. */
public final class SetupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    public SetupException(List<String> faults) {
        super((faults.size() == 1 ? "1 fault" : faults.size() + " faults") + " in the configuration:\n- "
                + String.join("\n- ", faults));
        this.faults = List.copyOf(faults);
    }

    /** One fault; see {@link SetupFault#at}. */
    public static SetupException of(Path file, int line, String key, String message) {
        return new SetupException(List.of(SetupFault.at(file, line, key, message)));
    }

    /** One fault of a file, or of a folder, as a whole. */
    public static SetupException ofWhole(Path file, String message) {
        return new SetupException(List.of(SetupFault.ofWhole(file, message)));
    }

    public List<String> faults() {
        return faults;
    }
}
