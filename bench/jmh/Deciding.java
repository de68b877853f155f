package org.flaghoist.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicyFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The check against the hub's schema, and the release decision about five recipients, of bench/notification.json. */
@State(Scope.Benchmark)
public class Deciding {

    Mappings mappings;
    ObjectNode notification;
    private HubSchema schema;
    ReleasePolicy policy;

    @Setup
    public void read() throws IOException {
        SetupFaults faults = new SetupFaults();
        schema = HubSchema.read(Path.of("mappings/notification.schema.json"));
        mappings = Mappings.read(Path.of("mappings"), faults);
        policy = ReleasePolicyFile.read(Path.of("config/release-policy.yaml"), schema, faults).policy();
        faults.throwIfAny();
        notification = mappings.of("uk").translate(Files.readAllBytes(Path.of("bench/notification.json")), 1);
    }

    @Benchmark
    public List<HubSchema.Misfit> validate() {
        return schema.check(notification);
    }

    @Benchmark
    public Map<String, ReleaseDecision> decide() {
        return policy.decide(notification, Set.of());
    }
}
