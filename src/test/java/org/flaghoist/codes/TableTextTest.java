package org.flaghoist.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flaghoist.people.OperationRejected;
import org.junit.jupiter.api.Test;

class TableTextTest {

    private static final TableText ITEMS = new TableText("""
            # agreed in 2025
            ПОМПА;PUMP
            ПАРИ;CASH
            # all else
            ДРУГО;OTHER
            !CODE_UNKNOWN;RAFT
            """);

    @Test
    void putsAWordBehindThoseOfTheSameMeaning() {
        assertThat(ITEMS.reading("БАНКНОТИ", "CASH", false)).isEqualTo("""
                # agreed in 2025
                ПОМПА;PUMP
                ПАРИ;CASH
                БАНКНОТИ;CASH;in
                # all else
                ДРУГО;OTHER
                !CODE_UNKNOWN;RAFT
                """);
    }

    @Test
    void hasANewMeaningGoBothWays() {
        assertThat(ITEMS.reading("ВЕСЛО", "OAR", false)).endsWith("!CODE_UNKNOWN;RAFT\nВЕСЛО;OAR\n");
        assertThat(ITEMS.reading("ВЕСЛО", "OAR", true)).endsWith("ВЕСЛО;OAR;in\n");
    }

    @Test
    void leavesItThatTheFormCannotSayWhatItReads() {
        assertThat(ITEMS.reading("САЛ", "RAFT", false)).endsWith("!CODE_UNKNOWN;RAFT\nСАЛ;RAFT;in\n");
    }

    @Test
    void writesAWordWhereTheFormHadNone() {
        assertThat(ITEMS.writing("RAFT", "САЛ")).endsWith("ДРУГО;OTHER\nСАЛ;RAFT\n");
        assertThat(ITEMS.writing("RAFT", "ДРУГО")).endsWith("ДРУГО;OTHER\nДРУГО;RAFT;out\n");
        assertThat(ITEMS.writing("OAR", "ВЕСЛО")).endsWith("!CODE_UNKNOWN;RAFT\nВЕСЛО;OAR\n");
    }

    @Test
    void keepsTheLineEndsAndEndsTheLastLine() {
        assertThat(new TableText("A;B\r\nC;D").writing("E", "F")).isEqualTo("A;B\r\nC;D\r\nF;E\r\n");
    }

    @Test
    void readsATableWithAByteOrderMark() {
        assertThat(new TableText("\uFEFFA;B\nC;D\n").nativeWords()).containsExactly("A", "C");
    }

    @Test
    void takesNoWordTwice() {
        assertThatThrownBy(() -> ITEMS.reading("ПАРИ", "OTHER", false))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("is in the table by now");
        assertThatThrownBy(() -> ITEMS.writing("CASH", "БАНКНОТИ"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("has the word 'ПАРИ'");
    }
}
