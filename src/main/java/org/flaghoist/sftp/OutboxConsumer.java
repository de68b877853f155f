package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.component.file.remote.SftpConsumer;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.component.file.remote.SftpRemoteFileJCraft;
import org.flaghoist.sftp.OutboxRules.LookRules;
import org.flaghoist.sftp.Servers.Server;
import org.jspecify.annotations.Nullable;

/**
 * Camel's consumer, which looks only when it is to, and takes no file after one that failed, or that the route let lie
 * because it was shut, even if it has opened since: the order would be lost.
 * Which file it is stands in the exchange property {@value #READY}.
 */
final class OutboxConsumer extends SftpConsumer {

    /** A {@link ReadyFile}. */
    private static final String READY = "ready";

    /** Where the route puts whether it was open for the file. */
    private static final String OPEN = "open";

    private final Server server;
    private final OutboxRules rules;
    private @Nullable LookRules look;
    private Map<String, ReadyFile> ready = Map.of();
    private boolean ended;

    OutboxConsumer(
            SftpEndpoint endpoint,
            Processor processor,
            GenericFileProcessStrategy<SftpRemoteFile> strategy,
            Server server,
            OutboxRules rules) {
        super(endpoint, processor, endpoint.createRemoteFileOperations(), strategy);
        this.server = server;
        this.rules = rules;
    }

    @Override
    protected boolean prePollCheck() {
        ended = false;
        look = rules.begin(server.partner());
        return look != null;
    }

    @Override
    protected int poll(Exchange dynamic) throws Exception {
        try {
            return super.poll(dynamic);
        } finally {
            server.outbox().end();
        }
    }

    @Override
    protected boolean pollDirectory(
            Exchange dynamic, String folder, List<GenericFile<SftpRemoteFile>> files, int depth) {
        LookRules decides = Objects.requireNonNull(look);
        try {
            server.collect().use("listing " + folder, sftp -> super.pollDirectory(dynamic, folder, files, depth));
        } catch (IOException e) {
            throw new GenericFileOperationFailedException(e.getMessage(), e);
        }
        server.collect().listed();
        List<RemoteFile> listed = files.stream().map(OutboxConsumer::remote).toList();
        // A server may list a name twice: it is taken as the look before saw it.
        List<ReadyFile> next = decides.decide(server.outbox().look(listed));
        server.outbox().begin(next.stream().map(ReadyFile::remote).toList());
        ready = next.stream()
                .collect(Collectors.toMap(file -> file.remote().name(), Function.identity(), (one, other) -> one));
        files.removeIf(file -> !isReady(file));
        return true;
    }

    private boolean isReady(GenericFile<SftpRemoteFile> file) {
        ReadyFile there = ready.get(file.getFileNameOnly());
        return there != null && there.remote().equals(remote(file));
    }

    private static RemoteFile remote(GenericFile<SftpRemoteFile> file) {
        LsEntry entry = ((SftpRemoteFileJCraft) file.getFile()).getRemoteFile();
        return RemoteFile.of(entry.getFilename(), entry.getAttrs());
    }

    @Override
    protected boolean processExchange(Exchange exchange) {
        GenericFile<?> file = exchange.getProperty(Exchange.FILE_EXCHANGE_FILE, GenericFile.class);
        exchange.setProperty(READY, ready.get(file.getFileNameOnly()));
        boolean begun = super.processExchange(exchange);
        ended = exchange.isFailed()
                || exchange.getProperty(Exchange.EXCEPTION_CAUGHT) != null
                || Boolean.FALSE.equals(exchange.getProperty(OPEN));
        return begun;
    }

    @Override
    public boolean isBatchAllowed() {
        return super.isBatchAllowed() && !ended;
    }

    @Override
    protected void disconnect() {
        // The connection outlasts a stop of the route, and knows itself when it is of no use.
    }
}
