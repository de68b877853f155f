package org.flaghoist.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The whole way of bench/notification.json without what moves and records it: read, mapped, checked, decided about, and
 * rendered for its five recipients.
 */
@State(Scope.Benchmark)
public class Passing {

    private final Deciding hub = new Deciding();
    private byte[] original;

    @Setup
    public void read() throws IOException {
        hub.read();
        original = Files.readAllBytes(Path.of("bench/notification.json"));
        if (oneInFiveOut().size() != 5) {
            throw new IllegalStateException("not five copies");
        }
    }

    @Benchmark
    public List<byte[]> oneInFiveOut() {
        List<byte[]> copies = new ArrayList<>();
        hub.policy.decide(hub.mappings.of("uk").translate(original, 1), Set.of())
                .forEach((recipient, decision) ->
                        copies.add(hub.mappings.of(recipient).render(decision.notification())));
        return copies;
    }
}
