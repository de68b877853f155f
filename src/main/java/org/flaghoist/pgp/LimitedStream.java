package org.flaghoist.pgp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** What is unpacked: a few bytes may unpack to more than the memory holds. */
final class LimitedStream extends FilterInputStream {

    private final long most;
    private long count;

    LimitedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws Rejection TOO_LARGE where more than the most has come */
    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        count += Math.max(read, 0);
        if (count > most) {
            throw tooLarge(most);
        }
        return read;
    }

    static Rejection tooLarge(long most) {
        return FileFault.of(FaultCode.TOO_LARGE, "decrypted more than " + most + " bytes");
    }
}
