package org.flaghoist.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a {@link HubFixture} is set up. Tests of equal set-ups share a hub.
 *
 * @param partnerKeys by partner, what its file has more, as YAML
 * @param policy what the release policy has more, before the list of fields of personal data
 * @param beans classes of beans that it has more, of the packages above this one
 * @param settings as on the command line
 * @param timeout how long servers have to answer
 * @param isBehindFaults whether it reaches its servers through proxies
 */
public record HubSetup(
        Map<String, String> partnerKeys,
        String policy,
        List<Class<?>> beans,
        List<String> settings,
        String timeout,
        boolean isBehindFaults) {

    private static final String USUAL_TIMEOUT = "30s";

    public static HubSetup usual(String... settings) {
        return new HubSetup(Map.of(), "", List.of(), List.of(settings), USUAL_TIMEOUT, false);
    }

    /** Servers are reached through proxies, and have so long to answer. */
    public static HubSetup behindFaults(String timeout) {
        return new HubSetup(Map.of(), "", List.of(), List.of(), timeout, true);
    }

    public HubSetup partner(String partner, String yaml) {
        Map<String, String> keys = new LinkedHashMap<>(partnerKeys);
        keys.merge(partner, yaml, String::concat);
        return new HubSetup(keys, policy, beans, settings, timeout, isBehindFaults);
    }

    public HubSetup policy(String yaml) {
        return new HubSetup(partnerKeys, policy + yaml, beans, settings, timeout, isBehindFaults);
    }

    public HubSetup beans(Class<?>... more) {
        List<Class<?>> all = new ArrayList<>(beans);
        all.addAll(List.of(more));
        return new HubSetup(partnerKeys, policy, all, settings, timeout, isBehindFaults);
    }

    /** Whether a running hub changes from one to the other by a reload. */
    boolean differsInFilesAlone(HubSetup other) {
        return beans.equals(other.beans) && settings.equals(other.settings) && isBehindFaults == other.isBehindFaults;
    }

    Class<?>[] sources() {
        return Stream.concat(Stream.of(TestHub.class), beans.stream()).toArray(Class<?>[]::new);
    }
}
