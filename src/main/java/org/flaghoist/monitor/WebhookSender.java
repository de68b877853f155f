package org.flaghoist.monitor;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.monitor.AlarmReports.AlarmReport;
import org.flaghoist.operator.JsonText;
import org.springframework.core.NestedExceptionUtils;

/**
 * Posts reports one by one, as Standard Webhooks 1.0.0 says. Its receiver may do what it likes: redirects are not
 * followed, its answer is not read, and all of it takes no longer than a set time.
 */
final class WebhookSender implements ReportSender {

    private final URI url;
    private final WebhookKeys keys;
    private final Duration limit;
    private final Clock clock;
    private final HttpClient http;

    /** @param limit how long all of a post may take */
    WebhookSender(WebhookTarget target, Duration limit, Clock clock) {
        this.url = URI.create(Objects.requireNonNull(target.url()));
        this.keys = WebhookKeys.of(Objects.requireNonNull(target.secret()));
        this.limit = limit;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public void send(List<AlarmReport> reports) {
        reports.forEach(this::post);
    }

    private void post(AlarmReport report) {
        String body = JsonText.of(WebhookPayload.of(report));
        long seconds = clock.instant().getEpochSecond();
        HttpResponse<String> answer = answer(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Flaghoist")
                .header("webhook-id", report.name())
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", keys.sign(report.name(), seconds, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new ReportNotSent(
                    url.getHost() + " answers with the status " + answer.statusCode(),
                    answer.statusCode() == HttpURLConnection.HTTP_GONE,
                    answer.headers()
                            .firstValue("Retry-After")
                            .map(text -> RetryAfter.of(text, clock.instant()))
                            .orElse(Duration.ZERO));
        }
    }

    private HttpResponse<String> answer(HttpRequest post) {
        // A time limit of the request's own would end with the headers of the answer.
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(post, head -> new UnreadBody());
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ReportNotSent(url.getHost() + " has not answered within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new ReportNotSent(url.getHost() + why(NestedExceptionUtils.getMostSpecificCause(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportNotSent("the hub stops");
        } finally {
            answer.cancel(true);
        }
    }

    // Of a connection that cannot be opened, Java's client says no more than the class of an exception.
    private static String why(Throwable failure) {
        return failure.getMessage() == null
                ? " accepts no connection, or does not exist ("
                        + failure.getClass().getSimpleName() + ")"
                : ": " + SafeErrorText.plain(failure.getMessage());
    }
}
