package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class SafeErrorTextTest {

    @Test
    void leavesOutWhatTheLibraryRepeats() {
        Exception met = new ConnectException("Connection refused");

        assertThat(SafeErrorText.by(new JSchException(met.toString(), met))).isEqualTo("Connection refused");
        assertThat(SafeErrorText.by(new JSchException("Auth fail", met))).isEqualTo("Auth fail");
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        Exception met = new UnknownHostException("sftp.invalid");

        assertThat(SafeErrorText.by(new JSchException(met.toString(), met))).isEqualTo("no such host: sftp.invalid");
    }

    @Test
    void keepsTheKindOfWhatHasNoWordsOfItsOwn() {
        assertThat(SafeErrorText.by(new IOException())).isEqualTo("java.io.IOException");
        assertThat(SafeErrorText.by(new IllegalStateException("odd")))
                .isEqualTo("java.lang.IllegalStateException: odd");
    }

    @Test
    void saysWhatLiesAtTheBottomUnlessItIsSaidAlready() {
        Exception met = new ConnectException("Connection refused");

        assertThat(SafeErrorText.withCause(new IllegalStateException("no connection", new IOException("driver", met))))
                .isEqualTo("java.lang.IllegalStateException: no connection: Connection refused");
        assertThat(SafeErrorText.withCause(new IllegalStateException("broker: Connection refused", met)))
                .isEqualTo("java.lang.IllegalStateException: broker: Connection refused");
        assertThat(SafeErrorText.withCause(met)).isEqualTo("java.net.ConnectException: Connection refused");
    }

    @Test
    void leavesNoControlCharacterAndEndsWhatIsTooLong() {
        assertThat(SafeErrorText.plain("no\r\n\u001b[31m")).isEqualTo("no???[31m");
        assertThat(SafeErrorText.plain("x".repeat(1000))).hasSize(303).endsWith("...");
    }
}
