package org.flaghoist.people;

import org.flaghoist.ledger.body.Digests;

/**
 * Somebody who acts. Where it takes two, people are counted by their identity and not by their name: whoever is
 * renamed, or has a second account, is one person still.
 *
 * @param name the login, as people read it and as the ledger says who did it
 * @param identity the same for all accounts that are known to be one person's; no personal data in it but a local name
 */
public record Person(String name, String identity) {

    private static final String LOCAL = "local:";
    private static final String PROVIDED = "provider:";

    /** A user with a password here. */
    public static Person local(String name) {
        return new Person(name, LOCAL + name);
    }

    /**
     * A user that an OpenID provider vouches for.
     *
     * @param subject what the provider calls this person, whatever the account; kept as a hash only
     */
    public static Person provided(String name, String issuer, String subject) {
        return new Person(name, PROVIDED + Digests.plain(issuer + "\n" + subject));
    }

    /** Whether the two are known to be one person; one name is, to be safe, one person's. */
    public boolean is(Person other) {
        return identity.equals(other.identity) || name.equals(other.name);
    }

    /**
     * Whether the two are known to be two. A local user and a provider's may be one person, unless the local one's
     * settings say who that is at the provider.
     */
    public boolean isSurelyNot(Person other) {
        return !is(other) && identity.startsWith(PROVIDED) == other.identity.startsWith(PROVIDED);
    }

    /**
     * The second of two people who have to agree.
     *
     * @param first asked for {@code what}
     * @throws OperationRejected where this one is, or may be, the first
     */
    public void mustNotBe(Person first, String what) {
        if (is(first)) {
            String then = name.equals(first.name) ? "" : ", as " + first.name;
            throw new OperationRejected(name + " asked for " + what + then + "; it takes a second person");
        } else if (!isSurelyNot(first)) {
            throw new OperationRejected(first.name + ", who asked for " + what + ", and " + name
                    + " may be one person: one logged in with a password here, the other over the provider; it takes"
                    + " somebody else, or same-as in flaghoist.console.users");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
