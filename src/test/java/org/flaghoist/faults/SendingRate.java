package org.flaghoist.faults;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

/** Sends steadily, and waits while too many receipts are due: the hub always has work, and never too much. */
final class SendingRate {

    private static final int MOST_DUE = 40;
    private static final long BETWEEN_MILLIS = Long.getLong("flaghoist.pause", 50);
    private static final long BUSY_MILLIS = 100;

    private final String sender;
    private final Book book;
    private final Mail mail;
    private final IntSupplier receipts;
    private final Post post;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    /** Brings one parcel to the hub; returns when it has arrived for sure. */
    interface Post {
        void send(Parcel parcel) throws Exception;
    }

    SendingRate(String sender, Book book, Mail mail, IntSupplier receipts, Post post) {
        this.sender = sender;
        this.book = book;
        this.mail = mail;
        this.receipts = receipts;
        this.post = post;
        this.thread = new Thread(this::run, "sends-" + sender);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                boolean busy = book.due(sender) - receipts.getAsInt() > MOST_DUE;
                if (!busy) {
                    Parcel parcel = mail.next();
                    book.sending(parcel);
                    post.send(parcel);
                }
                stop.await(busy ? BUSY_MILLIS : BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (Exception | AssertionError e) {
            failure.set(e);
        }
    }

    /** Returns when what was begun has arrived. */
    void stop() throws InterruptedException {
        stop.countDown();
        thread.join(TimeUnit.MINUTES.toMillis(2));
        if (thread.isAlive() || failure.get() != null) {
            throw new IllegalStateException(sender + " could not send all that it had begun", failure.get());
        }
    }
}
