package org.flaghoist.route;

/** What became of a file that was to be put into a partner's inbox. */
enum Put {
    /** It was uploaded and has its final name. */
    PUT,
    /**
     * It lay there already with the same bytes: the hub had put it there and died, or lost the server's answer, before it
     * could say so.
     */
    FOUND,
    /** Other bytes have its name; they were left as they are. */
    OTHER
}
