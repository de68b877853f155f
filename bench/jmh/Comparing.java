package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.format.Format;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.FormatReader;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The same mapping in JSLT and in Java: first that both give the same for every British sample, then what each costs.
 */
@State(Scope.Benchmark)
public class Comparing {

    private static final Path SAMPLES = Path.of("src/test/samples/uk/in");

    private Format format;
    private JsltMapping jslt;
    private UkByHand java;
    private JsonNode read;

    @Setup
    public void read() throws IOException {
        SetupFaults faults = new SetupFaults();
        Path mappings = Path.of("mappings");
        Path folder = mappings.resolve("uk");
        CommonTables common = CommonTables.read(mappings, faults);
        CalledWords called = CalledWords.read(mappings, faults);
        List<MappingFunction> functions =
                new MappingReader(common, called, new LinkedHashMap<>(), faults).functions(folder);
        format = new FormatReader(common.units(), called, faults).read(folder);
        jslt = JsltMapping.read(folder.resolve("in.jslt"), functions, faults);
        java = new UkByHand(functions);
        faults.throwIfAny();
        compare();
        read = decode(SAMPLES.resolve("maximal.json"));
    }

    private void compare() throws IOException {
        for (Path sample : samples()) {
            try {
                JsonNode message = decode(sample);
                if (!jslt.apply(message).equals(java.apply(message))) {
                    throw new IllegalStateException(sample + ": JSLT gives " + jslt.apply(message) + ", Java " + java.apply(message));
                }
            } catch (Rejection e) {
                // Nothing came of it that could be mapped.
            }
        }
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().matches("[^.]+\\.json")).toList();
        }
    }

    private JsonNode decode(Path sample) throws IOException {
        return format.read(Files.readAllBytes(sample), 1, new Faults());
    }

    @Benchmark
    public JsonNode mappingInJslt() {
        return jslt.apply(read);
    }

    @Benchmark
    public JsonNode mappingInJava() {
        return java.apply(read);
    }
}
