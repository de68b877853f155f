package org.flaghoist.effect;

/** What a change does, the gravest first: what somebody newly learns, what somebody learns no more, then the rest. */
public enum EffectKind {
    GETS("would newly get"),
    AT_ONCE("would get at once what waits for two people now"),
    /** It was let have it before. */
    WRITTEN("would newly get, as its copy can be written"),
    MAY_GET("would newly get, once two people release it"),
    /** A redaction would take out less, or more. */
    REDACTED_OTHERWISE("would get with other redactions"),
    ACCEPTED("would newly be accepted"),
    REJECTED("would newly be rejected"),
    NOT_TAKEN("would not be taken any more"),
    UNWRITTEN("would no longer get, as its copy cannot be written"),
    NOT_RELEASABLE("would no longer get even when released, as its copy cannot be written"),
    /** It was not let have it before. */
    NEVER_WRITTEN("would be allowed, but not get, as its copy cannot be written"),
    UNANSWERED("would no longer have a receipt, as it cannot be written"),
    LOSES("would no longer get"),
    REFUSED("would be refused what waits for two people now"),
    WAITS("would get only once two people release it"),
    RENDERED_OTHERWISE("would get in another form"),
    ANSWERED("would newly have a receipt, as it can be written"),
    ANSWERED_OTHERWISE("would have a receipt of another form"),
    READ_OTHERWISE("would be read otherwise"),
    SEEN_OTHERWISE("would be read in another turn"),
    OTHER_RULE("would get by another rule"),
    OTHER_HOLD("would wait for two people by another rule"),
    GETS_NOT("would still not get, but for another reason"),
    OTHER_REJECTION("would be rejected for another reason");

    private final String words;

    EffectKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
