package org.flaghoist.route;

import java.util.Map;

/** The SFTP partners' inboxes, by partner; closed when the hub stops. */
record Inboxes(Map<String, SftpInbox> byPartner) implements AutoCloseable {

    SftpInbox of(String partner) {
        SftpInbox inbox = byPartner.get(partner);
        if (inbox == null) {
            throw new IllegalStateException("partner " + partner + " has no server; the start should have failed");
        }
        return inbox;
    }

    @Override
    public void close() {
        byPartner.values().forEach(SftpInbox::close);
    }
}
