package org.flaghoist.sftp;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The host key that a server must have; reports when it has it, or which it has instead.
 *
 * @param known with nothing but that key
 * @param other is told the fingerprint of a key that is not it, as OpenSSH writes it
 */
record PinnedKey(HostKeyRepository known, Runnable accepted, Consumer<String> other) implements HostKeyRepository {

    @Override
    public int check(String host, byte[] key) {
        int answer = known.check(host, key);
        if (answer == OK) {
            accepted.run();
        } else {
            other.accept(fingerprint(key));
        }
        return answer;
    }

    private static String fingerprint(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
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
