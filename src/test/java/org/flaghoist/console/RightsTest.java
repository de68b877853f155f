package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class RightsTest {

    @Test
    void letsAnOperatorTryAServerAtOnce() throws Exception {
        ObjectName connection = new ObjectName("org.flaghoist:type=Connection,partner=north,direction=deliver");

        assertThat(Rights.isActing(connection, "tryNow()")).isTrue();
        assertThat(Rights.isLooking(connection, "tryNow()")).isFalse();
        assertThat(Rights.isActing(new ObjectName("org.flaghoist:type=Other"), "tryNow()"))
                .isFalse();
    }
}
