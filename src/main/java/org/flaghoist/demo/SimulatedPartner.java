package org.flaghoist.demo;

import jakarta.jms.JMSException;
import java.io.IOException;

/** Acts as a partner towards the hub, by the same ways as a real one. */
sealed interface SimulatedPartner permits SftpPartner, JmsPartner {

    String id();

    /** What must be there before the hub starts. */
    void start() throws IOException;

    /**
     * @param name of the file, where the partner has files
     */
    void send(String name, byte[] content) throws IOException, JMSException;

    void stop() throws IOException;
}
