package org.flaghoist.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.notification.SetupFaults;

/** The mappings of all partners, read from the folder {@code mappings/}. */
public final class Mappings {

    private final Map<String, Mapping> byPartner;

    private Mappings(Map<String, Mapping> byPartner) {
        this.byPartner = byPartner;
    }

    /** Reads every partner's folder; all that is wrong is added to {@code faults}. */
    public static Mappings read(Path mappings, SetupFaults faults) {
        Map<String, Mapping> byPartner = new LinkedHashMap<>();
        CommonTables common = CommonTables.read(mappings, faults);
        Map<String, Sender> senders = new LinkedHashMap<>();
        for (String partner : partners(mappings, faults)) {
            MappingReader reader = new MappingReader(common, senders, faults);
            Mapping mapping = reader.read(mappings.resolve(partner), partner);
            if (mapping != null) {
                byPartner.put(partner, mapping);
            }
        }
        return new Mappings(byPartner);
    }

    private static Set<String> partners(Path mappings, SetupFaults faults) {
        Set<String> partners = new TreeSet<>();
        try (var folders = Files.list(mappings)) {
            folders.filter(folder -> Files.exists(folder.resolve("format.yaml")))
                    .forEach(folder -> partners.add(folder.getFileName().toString()));
        } catch (IOException e) {
            faults.add(mappings, 0, "cannot be read: " + e);
        }
        return partners;
    }

    /** The partners that have a mapping. */
    public Set<String> partners() {
        return byPartner.keySet();
    }

    /** @throws IllegalArgumentException for a partner without mapping */
    public Mapping of(String partner) {
        Mapping mapping = byPartner.get(partner);
        if (mapping == null) {
            throw new IllegalArgumentException("no mapping for partner '" + partner + "'; there are " + partners());
        }
        return mapping;
    }
}
