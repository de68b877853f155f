package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javax.management.ObjectName;
import org.flaghoist.console.ConsoleUser.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {

    @ParameterizedTest
    @CsvSource({
        "countMessages(), VIEWER",
        "countMessages,",
        "countMessages(java.lang.String),",
        "'countMessages(java.lang.String,java.lang.String)',",
    })
    void letsNobodyCountMessagesByTheirProperties(String operation, Role needed) throws Exception {
        ObjectName queue = new ObjectName("org.apache.activemq.artemis:component=addresses,queue=x");
        assertThat(Rights.needed(queue, operation)).isEqualTo(Optional.ofNullable(needed));
    }

    @ParameterizedTest
    @CsvSource({
        "type=DeadLetters, list(), VIEWER",
        "type=DeadLetters, show(java.lang.String), OPERATOR",
        "type=DeadLetters, replayAll, OPERATOR",
        "type=DeadLetters, discard, OPERATOR",
        "type=DeadLetters, edit, OPERATOR",
        "type=DeadLetters, withdraw, OPERATOR",
        "type=DeadLetters, agree, RELEASER",
        "type=DeadLetters, open, RELEASER",
        "type=DeadLetters, shred, RELEASER",
        "type=DeadLetters, withdrawShred, RELEASER",
        "type=Retention, requests, VIEWER",
        "type=Retention, liftLegalHold, RELEASER",
        "type=Retention, erase, RELEASER",
        "type=Retention, withdraw, RELEASER",
        "type=Holds, list, VIEWER",
        "type=Holds, show, OPERATOR",
        "type=Holds, 'release(java.lang.String,java.lang.String)', RELEASER",
        "type=Holds, refuse, RELEASER",
        "'type=Connection,partner=bg,direction=collect', tryNow(), OPERATOR",
        "'type=Partner,name=bg', pause, OPERATOR",
        "type=Alarms, list, VIEWER",
        "type=Alarms, record,",
        "type=Ledger, verify, OPERATOR",
        "type=Ledger, purge,",
        "type=Other, tryNow(),",
    })
    void wantsNoMoreAndNoLessOfWhoeverActs(String bean, String operation, Role needed) throws Exception {
        assertThat(Rights.needed(new ObjectName("org.flaghoist:" + bean), operation))
                .isEqualTo(Optional.ofNullable(needed));
    }
}
