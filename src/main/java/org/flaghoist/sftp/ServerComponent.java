package org.flaghoist.sftp;

import java.util.Map;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.spi.annotations.Component;

/**
 * Camel's component for {@code sftp:<partner>/outbox} and {@code /inbox}: where the partner's server is, how the hub
 * logs in there, and what its folders are called, is in the partner's file, and no URI has it.
 */
@Component("sftp")
public final class ServerComponent extends SftpComponent {

    private final Servers servers;
    private final OutboxRules rules;

    public ServerComponent(Servers servers, OutboxRules rules) {
        this.servers = servers;
        this.rules = rules;
    }

    @Override
    protected GenericFileEndpoint<SftpRemoteFile> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) {
        int slash = remaining.indexOf('/');
        String folder = remaining.substring(slash + 1);
        Direction direction =
                switch (folder) {
                    case "outbox" -> Direction.COLLECT;
                    case "inbox" -> Direction.DELIVER;
                    default ->
                        throw new IllegalArgumentException("sftp:" + remaining
                                + ": write sftp:<partner>/outbox to collect, sftp:<partner>/inbox to deliver");
                };
        return new ServerEndpoint(uri, this, direction, servers.of(remaining.substring(0, slash)), rules);
    }
}
