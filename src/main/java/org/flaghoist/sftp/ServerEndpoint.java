package org.flaghoist.sftp;

import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFileProducer;
import org.apache.camel.component.file.remote.RemoteFileConsumer;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.flaghoist.partner.Sftp;
import org.flaghoist.sftp.Servers.Server;
import org.jspecify.annotations.Nullable;

/** A folder of a partner's server, reached over the partner's own connection. */
final class ServerEndpoint extends SftpEndpoint {

    private final Direction direction;
    private final Server server;
    private final OutboxRules rules;

    ServerEndpoint(String uri, SftpComponent component, Direction direction, Server server, OutboxRules rules) {
        super(uri, component, folder(direction, server.site()));
        this.direction = direction;
        this.server = server;
        this.rules = rules;
        setMaximumReconnectAttempts(0);
        setAutoCreate(false);
        setInProgressRepository(new NothingInProgress());
        // Camel's own would say at each failure that it hangs up, which the connection does.
        setPollStrategy(new DefaultPollingConsumerPollStrategy());
    }

    private static SftpConfiguration folder(Direction direction, Sftp site) {
        SftpConfiguration folder = SiteConfiguration.of(site);
        folder.setDirectory(direction == Direction.COLLECT ? site.outbox() : site.inbox());
        return folder;
    }

    @Override
    protected RemoteFileConsumer<SftpRemoteFile> buildConsumer(Processor processor) {
        check(Direction.COLLECT);
        return new OutboxConsumer(this, processor, createGenericFileStrategy(), server, rules);
    }

    @Override
    protected GenericFileProducer<SftpRemoteFile> buildProducer() {
        check(Direction.DELIVER);
        return new InboxProducer(this, server.deliver(), server::inbox);
    }

    private void check(Direction wanted) {
        if (direction != wanted) {
            throw new IllegalArgumentException(
                    getEndpointUri() + ": the hub reads outbox/ and writes to inbox/, not the other way round");
        }
    }

    @Override
    public List<Exchange> getExchanges() {
        throw notBrowsed();
    }

    @Override
    public List<Exchange> getExchanges(int limit, @Nullable Predicate filter) {
        throw notBrowsed();
    }

    @Override
    public BrowseStatus getBrowseStatus(int limit) {
        throw notBrowsed();
    }

    private UnsupportedOperationException notBrowsed() {
        return new UnsupportedOperationException(
                getEndpointUri() + ": the hub does not browse a partner's server; what it took is in the ledger");
    }

    @Override
    public RemoteFileOperations<SftpRemoteFile> createRemoteFileOperations() {
        SftpLink link = (direction == Direction.COLLECT ? server.collect() : server.deliver()).link();
        link.setEndpoint(this);
        return link;
    }
}
