package org.flaghoist.console;

import java.time.LocalDate;
import java.util.List;
import org.flaghoist.picture.BehindRow;
import org.flaghoist.picture.PictureSources.Behind;
import org.flaghoist.picture.PictureSources.BehindPage;
import org.jspecify.annotations.Nullable;

/**
 * From which notifications a number comes, as the page gets it (docs/jmx.md).
 *
 * @param formula of an estimate
 */
record BehindAnswer(
        List<BehindRow> rows,
        @Nullable Behind next,
        @Nullable LocalDate searchedTo,
        @Nullable String formula) {

    static BehindAnswer of(BehindPage page, @Nullable String formula) {
        return new BehindAnswer(page.rows(), page.next(), page.searchedTo(), formula);
    }
}
