package org.flaghoist.sftp;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Remembers nothing. A partner's outbox is looked at once at a time, and each look goes to its end, so no file is in
 * progress when the next begins. Camel's own repository keeps each name that it ever saw, gets slower with each, and
 * does not let go of the files of a look that ends with an {@link Error}.
 */
final class NothingInProgress extends ServiceSupport implements IdempotentRepository {

    @Override
    public boolean add(String key) {
        return true;
    }

    @Override
    public boolean contains(String key) {
        return false;
    }

    @Override
    public boolean remove(String key) {
        return true;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        // There is nothing.
    }
}
