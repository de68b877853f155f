package org.flaghoist.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host key is taken as ssh-keyscan prints it, and no part of one. */
class HostKeyTextTest {

    private static final String BEGIN = "AAAAC3NzaC1lZDI1NTE5AAAA";
    private static final String KEY = BEGIN + "IHeChj9j+UiiF1sLhUXlmKjVp4lu/AsUJzT2HwmEMFDW";

    @Test
    void takesAWholeKeyWithoutItsComment() {
        assertThat(HostKeyText.read("ssh-ed25519 " + KEY + " root@server"))
                .isEqualTo(new HostKeyText("ssh-ed25519", KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-ed25519 AAAA",
                "ssh-ed25519 " + BEGIN,
                "ssh-ed25519 " + BEGIN + "IHeChj9j",
                "ssh-ed25519 " + KEY + "AAAA",
                "ssh-rsa " + KEY,
                "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTY="
            })
    void refusesAKeyThatIsCutOffHasMoreOrIsOfAnotherType(String text) {
        assertThatThrownBy(() -> HostKeyText.read(text))
                .hasMessageStartingWith("is damaged: what follows ")
                .hasMessageContaining(" is no whole key of this type");
    }

    @Test
    void refusesWhatIsNoBase64() {
        assertThatThrownBy(() -> HostKeyText.read("ssh-ed25519 AAAAC")).hasMessageEndingWith(" is no Base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "AAAAC3NzaC1lZDI1NTE5AAAA", "ssh-ed25519 AAAA..."})
    void refusesWhatIsNoKeyAtAll(String text) {
        assertThatThrownBy(() -> HostKeyText.read(text)).hasMessageStartingWith("is no host key: ");
    }
}
