package org.flaghoist.operator;

import org.flaghoist.ledger.Person;

/** Who acts: asked at each act and never told by the one who asks, so that nobody can act in another's name. */
@FunctionalInterface
public interface Operator {

    /**
     * The person who acts.
     *
     * @throws IllegalStateException where nobody is logged in; the act is then refused
     */
    Person person();

    /** That person's login. */
    default String name() {
        return person().name();
    }
}
