package org.flaghoist.sftp;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

/**
 * The host key that a server must have; reports when it has it.
 *
 * @param known with nothing but that key
 */
record PinnedKey(HostKeyRepository known, Runnable accepted) implements HostKeyRepository {

    @Override
    public int check(String host, byte[] key) {
        int answer = known.check(host, key);
        if (answer == OK) {
            accepted.run();
        }
        return answer;
    }

    @Override
    public void add(HostKey key, UserInfo asked) {
        throw new UnsupportedOperationException("a host key is only known from the partner's file");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("a host key is only known from the partner's file");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new UnsupportedOperationException("a host key is only known from the partner's file");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return known.getKnownHostsRepositoryID();
    }

    @Override
    public HostKey[] getHostKey() {
        return known.getHostKey();
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return known.getHostKey(host, type);
    }
}
