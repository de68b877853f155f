package org.flaghoist.format.fields;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a mapping made has a member that cannot be written, whatever the message is: the mapping's fault. */
public final class UnfitMember extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> path;

    /** @param why without any value */
    UnfitMember(String why, @Nullable Throwable cause) {
        this(List.of(), why, cause);
    }

    private UnfitMember(List<String> path, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.path = path;
    }

    /** This, in the member of that name. */
    UnfitMember within(String name) {
        List<String> longer = Stream.concat(Stream.of(name), path.stream()).toList();
        return new UnfitMember(longer, String.valueOf(getMessage()), getCause());
    }

    /** The names of what it stands in, from the outermost, and its own; empty for the message as a whole. */
    public List<String> path() {
        return path;
    }
}
