package org.flaghoist.monitor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;

/** Has each channel send on a thread of its own, so that a receiver that hangs holds up no other, and nothing else. */
final class AlarmPosts implements DisposableBean {

    private final Map<AlarmPost, ExecutorService> posts;

    AlarmPosts(List<AlarmPost> posts) {
        this.posts = posts.stream().collect(Collectors.toMap(Function.identity(), AlarmPosts::thread));
    }

    private static ExecutorService thread(AlarmPost post) {
        // One at most; while it is at work, there is nothing to begin.
        return new ThreadPoolExecutor(
                0,
                1,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "alarms-" + post.channel());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Scheduled(fixedDelayString = "${flaghoist.alarms.every}")
    void post() {
        posts.forEach((post, thread) -> thread.execute(post::post));
    }

    @Override
    public void destroy() {
        posts.values().forEach(ExecutorService::shutdownNow);
    }
}
