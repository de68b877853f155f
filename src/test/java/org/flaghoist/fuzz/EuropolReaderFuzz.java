package org.flaghoist.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

final class EuropolReaderFuzz {

    private final Exchange exchange = new Exchange("europol");

    static Stream<byte[]> seeds() {
        return Exchange.messages("europol");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void acceptsOrRejects(byte[] message) {
        exchange.check(message);
    }
}
