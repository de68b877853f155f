package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.format.Format;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.FormatReader;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.SetupFaults;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What becomes of one message of a partner, and of one for it, whole ({@code translate}, {@code render}) and step by
 * step. The messages are the partner's largest samples.
 */
@State(Scope.Benchmark)
public class Translating {

    private static final Path SAMPLES = Path.of("src/test/samples");

    @Param({"uk", "europol", "at", "ro", "bg", "ly"})
    String partner;

    private Mapping whole;
    private Format format;
    private JsltMapping in;
    private JsltMapping out;
    private OutboundText text;

    private Piece piece;
    private byte[] bytes;
    private JsonNode read;
    private ObjectNode notification;
    private Sender sender;
    private JsonNode rewritten;
    private JsonNode typed;

    @Setup
    public void read() throws IOException {
        SetupFaults faults = new SetupFaults();
        Path mappings = Path.of("mappings");
        Path folder = mappings.resolve(partner);
        CommonTables common = CommonTables.read(mappings, faults);
        Map<String, Sender> senders = new LinkedHashMap<>();
        CalledWords called = CalledWords.read(mappings, faults);
        MappingReader reader = new MappingReader(common, called, senders, faults);
        List<MappingFunction> functions = reader.functions(folder);
        format = new FormatReader(common.units(), called, faults).read(folder);
        in = JsltMapping.read(folder.resolve("in.jslt"), functions, faults);
        out = JsltMapping.read(folder.resolve("out.jslt"), functions, faults);
        text = new OutboundText(new Rewriting(MappingReader.charset(format)), common.germanCountries());
        notification = (ObjectNode) new ObjectMapper().readTree(sample("out", "maximal.notification.json"));
        String from = notification.path("sender").textValue();
        reader.read(mappings.resolve(from), from);
        sender = senders.get(from);
        whole = reader.read(folder, partner);
        faults.throwIfAny();
        prepare();
    }

    private void prepare() throws IOException {
        piece = whole.cut(sample("in", "maximal." + whole.extension())).get(0);
        bytes = piece.bytes();
        read = decode();
        rewritten = rewrite();
        typed = mapOut();
        translate();
        render();
    }

    private byte[] sample(String way, String extension) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(partner).resolve(way))) {
            return Files.readAllBytes(files.filter(file -> file.toString().endsWith(extension)).findFirst().orElseThrow());
        }
    }

    @Benchmark
    public JsonNode decode() {
        return format.read(bytes, piece.number(), new Faults());
    }

    @Benchmark
    public JsonNode mapIn() {
        return in.apply(read);
    }

    @Benchmark
    public ObjectNode translate() {
        return whole.translate(bytes, piece.number());
    }

    @Benchmark
    public JsonNode rewrite() {
        return text.rewritten(notification, sender.language());
    }

    @Benchmark
    public JsonNode mapOut() {
        return out.apply(rewritten);
    }

    @Benchmark
    public byte[] encode() {
        return format.writeNotification(typed, sender.zone());
    }

    @Benchmark
    public byte[] render() {
        return whole.render(notification);
    }
}
