package org.flaghoist.change;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFault;
import org.jspecify.annotations.Nullable;

/**
 * What changes make of the files in the folders: where a folder has the text before one of them, or after an earlier
 * one, its text after the last.
 */
final class LaidFiles {

    private final Map<String, @Nullable String> texts = new HashMap<>();
    private final List<ChangedFile> laid = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final FolderTexts folders;

    private LaidFiles(FolderTexts folders) {
        this.folders = folders;
    }

    /**
     * @param changes in their order
     * @throws SetupException where a folder has another text than those that they know
     */
    static LaidFiles of(FolderTexts folders, Collection<ChangedFile> changes) {
        LaidFiles files = new LaidFiles(folders);
        Map<String, List<ChangedFile>> byPath = new TreeMap<>();
        changes.forEach(change ->
                byPath.computeIfAbsent(change.path(), path -> new ArrayList<>()).add(change));
        byPath.forEach(files::add);
        if (!files.faults.isEmpty()) {
            throw new SetupException(files.faults);
        }
        return files;
    }

    private void fault(String path, String message) {
        faults.add(SetupFault.at(Path.of(path), 1, "file", message));
    }

    private void add(String path, List<ChangedFile> steps) {
        for (int i = 1; i < steps.size(); i++) {
            ChangedFile step = steps.get(i);
            if (!step.isFrom(steps.get(i - 1).after())) {
                fault(
                        path,
                        "change " + step.change() + " was not made of what change "
                                + steps.get(i - 1).change() + " made of it; withdraw it, and propose it anew");
                return;
            }
        }
        String text = folders.text(path);
        int known = steps.size();
        while (known > 0 && !steps.get(known - 1).isTo(text)) {
            known--;
        }
        if (known == 0 && !steps.get(0).isFrom(text)) {
            fault(
                    path,
                    "is neither what change " + steps.get(0).change() + " was made of nor what it made of it;"
                            + " put one of these in its place, which 'flaghoist change patch' has, and change it"
                            + " then (docs/operate/changes.md)");
            return;
        }
        laid.addAll(steps.subList(known, steps.size()));
        if (known < steps.size()) {
            texts.put(path, steps.get(steps.size() - 1).after());
        }
    }

    /** What is not in the folders. */
    List<ChangedFile> laid() {
        return List.copyOf(laid);
    }

    /** The texts that are to be read instead of those in the folders; null for a file that is to be gone. */
    Map<String, @Nullable String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    /** What a file says with them; null where there is none. */
    @Nullable
    String text(String path) {
        return texts.containsKey(path) ? texts.get(path) : folders.text(path);
    }

    /** With other texts laid over. */
    Map<String, @Nullable String> and(Collection<ChangedFile> more) {
        Map<String, @Nullable String> all = new LinkedHashMap<>(texts);
        more.forEach(file -> all.put(file.path(), file.after()));
        return all;
    }
}
