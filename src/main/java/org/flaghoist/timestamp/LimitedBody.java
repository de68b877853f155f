package org.flaghoist.timestamp;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body of which no more than so many bytes are read: more than that is a failure, as it may never end. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
    private int left;
    private Flow.@Nullable Subscription reading;

    LimitedBody(int most) {
        this.left = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        reading = subscription;
        bytes.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        left -= some.stream().mapToInt(ByteBuffer::remaining).sum();
        if (left >= 0) {
            bytes.onNext(some);
        } else if (reading != null) {
            reading.cancel();
            bytes.onError(new IOException("the answer is too long"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        bytes.onError(failure);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
