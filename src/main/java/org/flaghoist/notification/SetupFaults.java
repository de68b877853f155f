package org.flaghoist.notification;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects every fault of the configuration, each once, so that one start shows all there is to fix. */
public final class SetupFaults {

    // What two parts of the hub use is read for each, and wrong for each.
    private final Set<String> faults = new LinkedHashSet<>();

    /** As {@link SetupFault#at}. */
    public void add(Path file, int line, String key, String message) {
        faults.add(SetupFault.at(file, line, key, message));
    }

    /** A fault of a file, or of a folder, as a whole. */
    public void addWhole(Path file, String message) {
        faults.add(SetupFault.ofWhole(file, message));
    }

    /** @param fault names what is no file, such as a setting of a server, and says what is wrong and what to do */
    public void add(String fault) {
        faults.add(fault);
    }

    /** Runs one step of the set-up; a step that finds faults adds them and gives null, so that the next can run. */
    public <T> @Nullable T collect(Supplier<T> step) {
        try {
            return step.get();
        } catch (SetupException e) {
            faults.addAll(e.faults());
            return null;
        }
    }

    /** In the order in which they were found. */
    public List<String> all() {
        return List.copyOf(faults);
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new SetupException(List.copyOf(faults));
        }
    }
}
