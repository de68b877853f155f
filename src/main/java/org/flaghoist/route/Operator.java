package org.flaghoist.route;

/** Who acts: asked at each act and never told by the one who asks, so that nobody can act in another's name. */
@FunctionalInterface
public interface Operator {

    /**
     * The login of the person who acts.
     *
     * @throws IllegalStateException where nobody is logged in; the act is then refused
     */
    String name();
}
