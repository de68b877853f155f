package org.flaghoist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class LibyanReaderFuzz {

    private final Exchange exchange = new Exchange("ly");

    static Stream<byte[]> seeds() {
        return Exchange.messages("ly");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void acceptsOrRejects(byte[] message) {
        exchange.check(message);
    }
}
