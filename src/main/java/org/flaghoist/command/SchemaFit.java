package org.flaghoist.command;

import java.io.IOException;
import java.util.List;

/** Whether files fit a partner's schema. */
@FunctionalInterface
interface SchemaFit {

    /**
     * What is wrong with one, as {@code line: key: message}.
     *
     * @param kind the folder of samples that it is from
     */
    List<String> faults(String kind, byte[] golden) throws IOException;
}
