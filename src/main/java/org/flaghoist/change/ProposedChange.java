package org.flaghoist.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * What people want changed in the files.
 *
 * @param by proposed it
 * @param second who agreed, refused or withdrew; null as long as nobody has
 * @param reload carries it to the hubs
 * @param undoes the change that this one takes back
 * @param from the configuration that the effects were looked at by
 * @param to what the hubs decided by when they had gone over to it
 * @param effects what it would do to what the ledger keeps; null until that is known
 * @param words why the hubs did not go over to it
 */
public record ProposedChange(
        long id,
        Person by,
        String reason,
        Instant at,
        ChangeState state,
        @Nullable Signature second,
        @Nullable Long reload,
        @Nullable Long undoes,
        String from,
        @Nullable String to,
        @Nullable JsonNode effects,
        @Nullable String words) {

    /** A person's word about it. */
    public record Signature(Person person, String reason, Instant at) {}
}
