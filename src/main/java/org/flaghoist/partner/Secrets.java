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

    /** False where the values are not the real ones, so that nobody can be reached. */
    default boolean areKnown() {
        return true;
    }

    /** Stands in for every credential, for looking at a configuration where the credentials are not. */
    static Secrets unknown() {
        return new Unknown();
    }

    /** Passes for a password, a private key and a host key. */
    record Unknown() implements Secrets {

        @Override
        public String lookup(String name) {
            return "ssh-unknown AAAA";
        }

        @Override
        public boolean areKnown() {
            return false;
        }
    }
}
