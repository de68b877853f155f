package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which name is taken for the one that was meant. */
final class MeantNameTest {

    private static final List<String> NAMES = List.of("user", "password", "hostKey", "jms", "at", "Действие", "número");

    @ParameterizedTest
    @CsvSource({
        "usr,user",
        "uesr,user",
        "pasword,password",
        "hostkey,hostKey",
        "host-key,hostKey",
        "jsm,jms",
        "att,at",
        "Дейтвие,Действие",
        "ДЕЙСТИВЕ,Действие",
        "nómeor,número",
        "usserr,",
        "b,",
        "sftp,",
        "bg,",
        "'',"
    })
    void isTheOneThatDiffersByFewLetters(String typed, String meant) {
        assertThat(MeantName.of(typed, NAMES)).isEqualTo(meant);
    }
}
