package org.flaghoist.change;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.patch.Patch;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what makes one list of lines of another. How long that takes grows with the square of what differs. */
final class LineSteps implements DiffAlgorithmListener {

    /** Lines that are taken out or put in; of so many it takes a second. */
    private static final int MOST = 5_000;

    private static final class TooDifferent extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    private LineSteps() {}

    /** Null where nearly all differs, and that is much. */
    static @Nullable Patch<String> between(List<String> before, List<String> after) {
        try {
            return DiffUtils.diff(before, after, new LineSteps());
        } catch (TooDifferent tooLong) {
            return null;
        }
    }

    @Override
    public void diffStart() {}

    @Override
    public void diffStep(int value, int max) {
        if (value > MOST) {
            throw new TooDifferent();
        }
    }

    @Override
    public void diffEnd() {}
}
