package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RemoteFileTest {

    private static final long NOON = 1_782_907_200_000L;

    @Test
    void takesFilesOfOneSecondByTheNumbersInTheirNames() {
        assertThat(inOrder(
                        "A_20260701-r10.csv",
                        "A_20260701-r9.csv",
                        "A_20260701-r9b.csv",
                        "A_20260701-r010.csv",
                        "A_20260701.csv",
                        "A_9.csv",
                        "A_99999999999999999999999.csv",
                        "A_100000000000000000000000.csv",
                        "A.csv",
                        "А_1.csv"))
                .containsExactly(
                        "A.csv",
                        "A_9.csv",
                        "A_20260701-r9.csv",
                        "A_20260701-r9b.csv",
                        "A_20260701-r010.csv",
                        "A_20260701-r10.csv",
                        "A_20260701.csv",
                        "A_99999999999999999999999.csv",
                        "A_100000000000000000000000.csv",
                        "А_1.csv");
    }

    @Test
    void takesTheOlderFileFirstWhateverItsName() {
        RemoteFile older = new RemoteFile("r10", 1, NOON - 1_000);
        RemoteFile newer = new RemoteFile("r9", 1, NOON);

        assertThat(RemoteFile.ORDER.compare(older, newer)).isNegative();
    }

    @Test
    void keepsEveryNameApart() {
        List<String> names = List.of("r1", "r01", "r001", "r", "r1 ", "1r", "01r");

        assertThat(inOrder(names.toArray(String[]::new))).containsExactlyInAnyOrderElementsOf(names);
    }

    private static List<String> inOrder(String... names) {
        TreeSet<RemoteFile> order = new TreeSet<>(RemoteFile.ORDER);
        List<RemoteFile> files = new ArrayList<>(
                Stream.of(names).map(name -> new RemoteFile(name, 1, NOON)).toList());
        Collections.shuffle(files, new Random(1));
        order.addAll(files);
        return order.stream().map(RemoteFile::name).toList();
    }
}
