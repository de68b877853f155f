package org.flaghoist.monitor;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of an answer of which only the status counts: the connection ends where it begins, as it may never end. */
final class UnreadBody implements HttpResponse.BodySubscriber<String> {

    @Override
    public CompletionStage<String> getBody() {
        return CompletableFuture.completedStage("");
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
