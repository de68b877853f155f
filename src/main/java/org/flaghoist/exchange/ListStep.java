package org.flaghoist.exchange;

import java.io.IOException;
import java.util.List;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.Servers;

/** Lists the files in a partner's outbox that are to be taken now. */
public final class ListStep {

    private final Servers servers;
    private final TestFileCheck testFiles;
    private final CollectionGate gate;

    public ListStep(Servers servers, TestFileCheck testFiles, CollectionGate gate) {
        this.servers = servers;
        this.testFiles = testFiles;
        this.gate = gate;
    }

    /** @return in order; none where nothing is to be taken */
    public List<ReadyFile> list(String partner) throws IOException {
        return gate.isOpen(partner)
                ? testFiles.look(partner, servers.of(partner).outbox())
                : List.of();
    }
}
