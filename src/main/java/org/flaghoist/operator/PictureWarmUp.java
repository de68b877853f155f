package org.flaghoist.operator;

import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.picture.BehindFilter;
import org.flaghoist.picture.BehindNumber;
import org.flaghoist.picture.BehindPlace;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.PictureFilter;
import org.flaghoist.picture.PictureSources;
import org.flaghoist.picture.PictureViews;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Asks once, when the hub has begun its work, what the page Picture asks first: what the JVM has not compiled yet takes
 * many times as long, and whoever opened the page first would wait for it. What the answers are is of no interest.
 */
public final class PictureWarmUp {

    private static final PictureFilter ALL = new PictureFilter(null, null, null, null, null, null);

    private static final BehindFilter ANY =
            new BehindFilter(ALL, new BehindNumber(null, null, null, null), new BehindPlace(null, null, null));

    private final OutageLog outageLog =
            new OutageLog(LoggerFactory.getLogger(PictureWarmUp.class), "Asking for the picture");
    private final PictureViews views;
    private final PictureSources sources;

    public PictureWarmUp(PictureViews views, PictureSources sources) {
        this.views = views;
        this.sources = sources;
    }

    @Scheduled(initialDelay = 20, timeUnit = TimeUnit.SECONDS)
    void once() {
        outageLog.attempt(this::ask);
    }

    public void ask() {
        views.of(ALL);
        views.sums(ALL, Grouping.WEEK);
        sources.find(ANY, null);
    }
}
