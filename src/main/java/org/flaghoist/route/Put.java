package org.flaghoist.route;

/** How a file came to stand under its final name in a partner's {@code inbox/}. */
enum Put {
    UPLOADED,
    /** It stood there with the same bytes: an earlier try got so far, and the hub died before it was recorded. */
    FOUND,
    /** Another file has the name. */
    TAKEN
}
