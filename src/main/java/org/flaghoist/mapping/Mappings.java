package org.flaghoist.mapping;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.CalledWords;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.UrgencyLook;

/** The mappings of all partners, as they were last read from the folder {@code mappings/}. Thread-safe. */
public final class Mappings {

    private volatile Map<String, Mapping> byPartner;

    public Mappings(Map<String, Mapping> byPartner) {
        this.byPartner = Collections.unmodifiableMap(byPartner);
    }

    /**
     * Reads every partner's folder; all that is wrong is added to {@code faults}. A partner whose folder has faults has
     * no mapping then.
     */
    public static Mappings read(Path mappings, SetupFaults faults) {
        return read(mappings, new Unobserved(), faults);
    }

    static Mappings read(Path mappings, MappingObserver observer, SetupFaults faults) {
        Map<String, Mapping> byPartner = new LinkedHashMap<>();
        CommonTables common = CommonTables.read(mappings, faults);
        boolean isCommonSound = faults.isEmpty();
        Map<String, Sender> senders = new LinkedHashMap<>();
        CalledWords called = CalledWords.read(mappings, faults);
        for (String partner : called.partners()) {
            MappingReader reader = new MappingReader(common, called, senders, observer, faults);
            Mapping mapping = reader.read(mappings.resolve(partner), partner);
            if (mapping != null && isCommonSound) {
                byPartner.put(partner, mapping);
            }
        }
        return new Mappings(byPartner);
    }

    /** Goes on with others, read anew; what has asked for one by then goes on with that. */
    public void become(Mappings read) {
        byPartner = read.byPartner;
    }

    /** The partners that have a mapping. */
    public Set<String> partners() {
        return byPartner.keySet();
    }

    /**
     * Of a partner; of one of its bodies the same.
     *
     * @throws IllegalArgumentException for a partner without mapping
     */
    public Mapping of(String recipient) {
        String partner = RecipientId.partner(recipient);
        Mapping mapping = byPartner.get(partner);
        if (mapping == null) {
            throw new IllegalArgumentException("no mapping for partner '" + partner + "'; there are " + partners());
        }
        return mapping;
    }

    /** What only a start takes over of others: the names of the files that wait for a partner have the extension. */
    public List<String> needRestart(Mappings next) {
        return partners().stream()
                .filter(partner -> next.partners().contains(partner)
                        && !of(partner).extension().equals(next.of(partner).extension()))
                .map(partner -> "mappings/" + partner + "/format.yaml: the extension was changed: needs a restart")
                .toList();
    }

    /** By partner, how what is urgent looks. */
    public Map<String, UrgencyLook> urgencyLooks() {
        Map<String, UrgencyLook> looks = new LinkedHashMap<>();
        byPartner.forEach((partner, mapping) -> {
            UrgencyLook look = mapping.urgencyLook();
            if (look != null) {
                looks.put(partner, look);
            }
        });
        return looks;
    }
}
