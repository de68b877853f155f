package org.flaghoist.partner;

import org.jspecify.annotations.Nullable;

/** Where {@code {env: NAME}} of a partner file is looked up. */
@FunctionalInterface
public interface Secrets {

    /**
     * @return the value, or null where the name is not set
     */
    @Nullable
    String lookup(String name);

    /** The process's environment. */
    static Secrets environment() {
        return System::getenv;
    }

    /** Gives every name a value, for looking at a configuration without being able to reach anybody. */
    static Secrets unknown() {
        return name -> "unknown";
    }
}
