package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileProducer;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.util.FileUtil;

/**
 * Camel's producer, which leaves alone what has the name already, and checks the size of what it has uploaded before it
 * gives it the name. What became of the file is the exchange property {@value #RESULT}.
 */
final class InboxProducer extends RemoteFileProducer<SftpRemoteFile> {

    /** An {@link UploadResult}. */
    private static final String RESULT = "uploaded";

    /** The queue that it was taken from. */
    private static final String QUEUE = "takenFrom";

    private final SftpConnection connection;
    private final Function<String, RemoteInbox> inboxes;

    /** @param inboxes by the queue that a file was taken from */
    InboxProducer(SftpEndpoint endpoint, SftpConnection connection, Function<String, RemoteInbox> inboxes) {
        super(endpoint, endpoint.createRemoteFileOperations());
        this.connection = connection;
        this.inboxes = inboxes;
    }

    private RemoteInbox inbox(Exchange exchange) {
        return inboxes.apply(exchange.getProperty(QUEUE, String.class));
    }

    @Override
    protected void processExchange(Exchange exchange, String target) throws Exception {
        byte[] content = exchange.getMessage().getMandatoryBody(byte[].class);
        UploadResult put = connection.use("delivering " + FileUtil.stripPath(target), sftp -> {
            SftpATTRS there = SftpLink.attributes(sftp, target);
            if (there != null) {
                boolean same = there.getSize() == content.length && equal(sftp, target, content);
                return same ? UploadResult.FOUND : UploadResult.OTHER;
            }
            super.processExchange(exchange, target);
            return UploadResult.PUT;
        });
        exchange.setProperty(RESULT, inbox(exchange).ended(put));
    }

    private static boolean equal(ChannelSftp sftp, String path, byte[] content) throws SftpException, IOException {
        try (InputStream there = sftp.get(path)) {
            return Arrays.equals(there.readNBytes(content.length + 1), content);
        }
    }

    @Override
    public void preWriteCheck(Exchange exchange) {
        // The connection has seen to it that there is one.
    }

    @Override
    public void writeFile(Exchange exchange, String part) {
        RemoteInbox inbox = inbox(exchange);
        inbox.begins();
        super.writeFile(exchange, part);
        checkSize(part, exchange.getMessage().getBody(byte[].class).length);
        inbox.renames();
    }

    private void checkSize(String part, int sent) {
        try {
            long size = connection.link().size(part);
            if (size != sent) {
                throw failed(new IOException("only " + size + " of " + sent + " bytes arrived"));
            }
        } catch (SftpException e) {
            throw failed(e);
        }
    }

    private static GenericFileOperationFailedException failed(Exception e) {
        return new GenericFileOperationFailedException(e.getMessage(), e);
    }

    @Override
    public void handleFailedWrite(Exchange exchange, Exception failure) throws Exception {
        // The connection hangs up, and says it.
        throw failure;
    }
}
