package org.flaghoist.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.ExternalBrokerSettings;
import org.flaghoist.exchange.Setup;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DemoBeansTest {

    @Test
    void simulatesNoPartnerAtABrokerOfItsOwn(@TempDir Path directory) {
        DemoSettings demo = new DemoSettings(true, false, "", Duration.ZERO, directory, List.of("uk"));
        Setup setup = Setup.read(Path.of("config"), Path.of("mappings"), Secrets.unknown());
        Path store = directory.resolve("store.p12");
        ExternalBrokerSettings external =
                new ExternalBrokerSettings(List.of("broker:61617"), store, "changeit", store, "changeit");

        assertThatThrownBy(() -> new DemoBeans()
                        .simulatedPartners(demo, setup, broker(directory, external), new HostKeys(directory)))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("flaghoist.demo.partners: uk can be simulated at the embedded broker only");
    }

    private static BrokerSettings broker(Path directory, ExternalBrokerSettings external) {
        DataSize some = DataSize.ofMegabytes(1);
        return new BrokerSettings("flaghoist", directory, "127.0.0.1", 1, 2, null, some, some, 1, 90, external);
    }
}
