package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RejectionTest {

    @Test
    void cutsWhatTheSenderMayMakeAsLongAsItLikes() {
        String endless = "\uD83D\uDEA9".repeat(500_000);

        Rejection rejection = new Rejection(FaultCode.SCHEMA, "/" + endless, endless, endless);

        assertThat(rejection.location()).isEqualTo("/" + endless.substring(0, 2 * 999));
        assertThat(rejection.field()).isEqualTo(endless.substring(0, 2 * 1000));
        assertThat(rejection.detail()).isEqualTo(endless.substring(0, 2 * 80));
        assertThat(rejection.getMessage()).hasSizeLessThan(5000);
    }

    @Test
    void namesNoPlaceWhereItIsTheWholeMessages() {
        assertThat(new Rejection(FaultCode.UNENCODABLE, "", "recit", null)).hasMessage("UNENCODABLE, field recit");
        assertThat(new Rejection(FaultCode.MALFORMED, "", null, null)).hasMessage("MALFORMED");
        assertThat(new Rejection(FaultCode.SCHEMA, "/a", "a", null)).hasMessage("SCHEMA at \"/a\", field a");
    }

    @Test
    void keepsAPlaceThatIsNotEndless() {
        String pointer = "/persons/0/name".repeat(60);

        Rejection rejection = new Rejection(FaultCode.SCHEMA, pointer, "name", null).of("UK-1", 2);

        assertThat(rejection.location()).isEqualTo(pointer);
        assertThat(rejection.field()).isEqualTo("name");
        assertThat(rejection.detail()).isNull();
    }
}
