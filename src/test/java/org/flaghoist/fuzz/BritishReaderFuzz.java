package org.flaghoist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class BritishReaderFuzz {

    private final Exchange exchange = new Exchange("uk");

    static Stream<byte[]> seeds() {
        return Exchange.messages("uk");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void acceptsOrRejects(byte[] message) {
        exchange.check(message);
    }
}
