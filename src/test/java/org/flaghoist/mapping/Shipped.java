package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.Format;
import org.flaghoist.format.FormatReader;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.lint.NotCarried;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.SetupFaults;

/** The mappings of this repository, for tests that hold for every partner. */
final class Shipped {

    static final Path FOLDER = Path.of("mappings");
    static final HubSchema SCHEMA = HubSchema.read(FOLDER.resolve("notification.schema.json"));
    static final CommonTables COMMON = common();
    static final CalledWords CALLED = called();
    private static final Mappings MAPPINGS = mappings();
    private static final Map<String, Format> FORMATS = formats();
    static final OtherNotifications OTHERS =
            OtherNotifications.of(FOLDER.resolve("notification.schema.json"), partners());

    private Shipped() {}

    private static Mappings mappings() {
        SetupFaults faults = new SetupFaults();
        Mappings mappings = Mappings.read(FOLDER, faults);
        faults.throwIfAny();
        return mappings;
    }

    private static CalledWords called() {
        SetupFaults faults = new SetupFaults();
        CalledWords called = CalledWords.read(FOLDER, faults);
        faults.throwIfAny();
        return called;
    }

    private static CommonTables common() {
        SetupFaults faults = new SetupFaults();
        CommonTables common = CommonTables.read(FOLDER, faults);
        faults.throwIfAny();
        return common;
    }

    static Set<String> partners() {
        return MAPPINGS.partners();
    }

    static NotCarried notCarried(String partner) {
        return NotCarried.of(Path.of("src/test/samples", partner));
    }

    static Mapping mapping(String partner) {
        return MAPPINGS.of(partner);
    }

    static Format format(String partner) {
        return Objects.requireNonNull(FORMATS.get(partner));
    }

    private static Map<String, Format> formats() {
        SetupFaults faults = new SetupFaults();
        FormatReader reader = new FormatReader(COMMON.units(), CALLED, faults);
        Map<String, Format> formats = new HashMap<>();
        partners().forEach(partner -> formats.put(partner, reader.read(FOLDER.resolve(partner))));
        faults.throwIfAny();
        return formats;
    }

    /** What the hub would read if the partner sent back what it was given; the sender must be the partner itself. */
    static ObjectNode again(String partner, ObjectNode notification) {
        Mapping mapping = mapping(partner);
        byte[] sent = OutboundOnly.removed(format(partner), mapping.render(notification));
        List<Piece> pieces = mapping.cut(sent);
        return mapping.translate(pieces.get(0).bytes(), pieces.get(0).number());
    }
}
