package org.flaghoist.broker;

import java.nio.ByteBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.LargeBodyReader;

/**
 * Finds Core messages whose body the hub's client would fail on before the hub sees them, again and again: of an
 * unknown type, compressed, or not encoded as its type says.
 */
final class CoreBody {

    /** Whether it is there, and its length. */
    private static final int TEXT_HEAD = Byte.BYTES + Integer.BYTES;

    private CoreBody() {}

    static boolean isTextOrBytes(ICoreMessage message) throws ActiveMQException {
        if (message.containsProperty(Message.HDR_LARGE_COMPRESSED)) {
            return false;
        }
        return message.getType() == Message.BYTES_TYPE || (message.getType() == Message.TEXT_TYPE && isText(message));
    }

    private static boolean isText(ICoreMessage message) throws ActiveMQException {
        byte[] head = new byte[TEXT_HEAD];
        if (!message.isLargeMessage()) {
            ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
            int size = body.readableBytes();
            body.readBytes(head, 0, Math.min(size, TEXT_HEAD));
            return isText(ByteBuffer.wrap(head), size);
        }
        try (LargeBodyReader body = message.getLargeBodyReader()) {
            body.open();
            body.readInto(ByteBuffer.wrap(head));
            return isText(ByteBuffer.wrap(head), body.getSize());
        }
    }

    // In UTF-16, behind its length in bytes.
    private static boolean isText(ByteBuffer head, long size) {
        if (size == 0 || head.get() == 0) {
            return size > 0;
        }
        int length = head.getInt();
        return length >= 0 && length % Character.BYTES == 0 && length <= size - TEXT_HEAD;
    }
}
