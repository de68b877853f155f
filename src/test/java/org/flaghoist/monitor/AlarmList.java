package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.management.ObjectName;

/** The alarms as the console gets them. */
final class AlarmList {

    private AlarmList() {}

    /** Each as condition, severity and partner. */
    static List<String> active() throws Exception {
        return of("active");
    }

    static List<String> ended() throws Exception {
        return of("ended");
    }

    static void awaitActive(String... alarms) {
        await().untilAsserted(() -> assertThat(active()).containsExactlyInAnyOrder(alarms));
    }

    static JsonNode all() throws Exception {
        Object list = ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("org.flaghoist:type=Alarms"), "list", null, null);
        return new ObjectMapper().readTree((String) list);
    }

    private static List<String> of(String member) throws Exception {
        return StreamSupport.stream(all().path(member).spliterator(), false)
                .map(alarm -> (alarm.path("condition").asText() + " "
                                + alarm.path("severity").asText() + " "
                                + alarm.path("partner").asText())
                        .strip())
                .toList();
    }
}
