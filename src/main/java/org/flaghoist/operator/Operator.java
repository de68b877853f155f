package org.flaghoist.operator;

import org.flaghoist.people.Person;

/** Who acts: looked up at each act and never given by the caller, so that nobody can act in another's name. */
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
