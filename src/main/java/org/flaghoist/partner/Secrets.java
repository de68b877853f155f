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

    /**
     * False where the partners that come to the broker are known there by certificates: a password that nobody needs
     * must not have to be there.
     */
    default boolean areForUsers() {
        return true;
    }

    /** The same for a hub whose broker knows its users by certificates. */
    default Secrets withoutUsers() {
        return new WithoutUsers(this);
    }

    /** Stands in for every credential, for looking at a configuration where the credentials are not. */
    static Secrets unknown() {
        return new Unknown();
    }

    /** Has all but the passwords of the broker's users. */
    record WithoutUsers(Secrets others) implements Secrets {

        @Override
        public @Nullable String lookup(String name) {
            return others.lookup(name);
        }

        @Override
        public boolean areKnown() {
            return others.areKnown();
        }

        @Override
        public boolean areForUsers() {
            return false;
        }
    }

    /** Passes for a password, a private key and a host key. */
    record Unknown() implements Secrets {

        @Override
        public String lookup(String name) {
            return "ssh-unknown AAAAC3NzaC11bmtub3duAAAAAAAAAAA=";
        }

        @Override
        public boolean areKnown() {
            return false;
        }
    }
}
