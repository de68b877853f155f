package org.flaghoist.command;

import java.nio.file.Path;
import java.util.List;
import org.flaghoist.mapping.MappingLines;
import org.flaghoist.mapping.MappingLines.MadePlace;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;

/** The line of a mapping that makes what differs from a golden file. */
record MadeLine(Path jslt, MadePlace place) {

    /** @param path of a field or member, from the outermost; null where nothing is known to make it */
    static @Nullable MadeLine of(Path jslt, List<String> path) {
        MadePlace place = path.isEmpty() ? null : MappingLines.place(SetupText.orNone(jslt), path);
        return place == null ? null : new MadeLine(jslt, place);
    }

    int line() {
        return place.line();
    }

    /** What is said of it behind the difference. */
    String words() {
        return "; " + place.words() + " is made by " + jslt + ":" + place.line();
    }
}
