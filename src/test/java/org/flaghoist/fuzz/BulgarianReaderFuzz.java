package org.flaghoist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class BulgarianReaderFuzz {

    private final Exchange exchange = new Exchange("bg");

    static Stream<byte[]> seeds() {
        return Exchange.messages("bg");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void acceptsOrRejects(byte[] message) {
        exchange.check(message);
    }
}
