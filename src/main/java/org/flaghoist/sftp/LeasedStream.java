package org.flaghoist.sftp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.flaghoist.cluster.Lease;

/** Reads on only while the lease is held: a large file from a slow server takes minutes. */
final class LeasedStream extends FilterInputStream {

    private final Lease lease;

    LeasedStream(InputStream stream, Lease lease) {
        super(stream);
        this.lease = lease;
    }

    @Override
    public int read() throws IOException {
        lease.check();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        lease.check();
        return super.read(buffer, from, most);
    }
}
