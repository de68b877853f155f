package org.flaghoist.timestamp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flaghoist.timestamp.TimeStampFailed.Code;

/** Posts a request for a time stamp. Who answers may do what it likes: all of it takes no longer than a set time. */
final class TimeStampPost {

    /** With all certificates a stamp has some thousand bytes. */
    private static final int MOST = 256 << 10;

    private final URI url;
    private final Duration limit;
    private final HttpClient http;

    TimeStampPost(URI url, Duration limit) {
        this.url = url;
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
    }

    /** @throws TimeStampFailed where there is none in time */
    byte[] answer(byte[] request) {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .header("User-Agent", "Flaghoist")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build());
        if (answer.statusCode() != 200) {
            throw failed("answers with the status " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<byte[]> send(HttpRequest post) {
        // A time limit of the request's own would end with the headers of the answer.
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(post, head -> new LimitedBody(MOST));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed("has not answered within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw failed("does not answer (" + cause.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // No fault of the authority's.
            throw new IllegalStateException("the hub stops", e);
        } finally {
            answer.cancel(true);
        }
    }

    private TimeStampFailed failed(String words) {
        return new TimeStampFailed(Code.NO_ANSWER, url.getHost() + " " + words);
    }
}
