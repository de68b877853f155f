package org.flaghoist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class AustrianReaderFuzz {

    private final Exchange exchange = new Exchange("at");

    static Stream<byte[]> seeds() {
        return Exchange.messages("at");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void acceptsOrRejects(byte[] message) {
        exchange.check(message);
    }
}
