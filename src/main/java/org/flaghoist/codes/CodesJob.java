package org.flaghoist.codes;

import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Sees, at each hub, to what waits for words that all hubs know by now. */
public final class CodesJob {

    private static final Logger LOG = LoggerFactory.getLogger(CodesJob.class);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking for words that hubs know by now");
    private final WordReplays words;

    public CodesJob(WordReplays words) {
        this.words = words;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void run() {
        outageLog.attempt(words::look);
    }
}
