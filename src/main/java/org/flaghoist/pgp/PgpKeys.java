package org.flaghoist.pgp;

import java.util.List;

/**
 * The keys that the files of one partner are protected with. Several are there while keys are changed.
 *
 * @param ours every key can decrypt; the first unexpired one signs
 * @param theirs each may have signed; what goes out is encrypted to each that has not ended
 */
public record PgpKeys(List<OwnKey> ours, List<TheirKey> theirs) {

    public PgpKeys {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
    }
}
