package org.flaghoist.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;

/** A time-stamping authority (RFC 3161) over HTTP; it may behave badly. */
public final class TimeStampServer implements AutoCloseable {

    private static final String REPLY = "application/timestamp-reply";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final TimeStampSigner signer;
    private final TimeStampSigner foreign;
    private final Clock clock;
    private volatile Behaviour behaviour = Behaviour.STAMPS;

    /** What it does when it is asked. */
    public enum Behaviour {
        STAMPS,
        /** Stamps something else than what it is asked to. */
        STAMPS_OTHER_BYTES,
        STAMPS_BY_ITS_OWN_POLICY,
        /** Gives a stamp that somebody else asked for. */
        REPEATS_ANOTHER_ANSWER,
        /** Signs with a certificate that somebody else issued. */
        SIGNS_AS_SOMEBODY_ELSE,
        REFUSES,
        ANSWERS_GARBAGE,
        ANSWERS_WITHOUT_END,
        ANSWERS_WITH_AN_ERROR,
        HANGS
    }

    /** @param clock what it stamps with */
    public TimeStampServer(Path directory, Clock clock) throws Exception {
        this.clock = clock;
        signer = new TimeStampSigner(directory, "trusted");
        foreign = new TimeStampSigner(directory, "foreign");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next()), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
    }

    public TimeStampSigner signer() {
        return signer;
    }

    /** Whose stamps are not trusted. */
    public TimeStampSigner foreign() {
        return foreign;
    }

    public int asked() {
        return asked.get();
    }

    public void becomes(Behaviour next) {
        behaviour = next;
    }

    private void take(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            TimeStampRequest request =
                    new TimeStampRequest(exchange.getRequestBody().readAllBytes());
            answer(exchange, request);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange, TimeStampRequest request) throws Exception {
        TimeStampRequestGenerator other = new TimeStampRequestGenerator();
        other.setCertReq(true);
        switch (behaviour) {
            case STAMPS -> send(exchange, stamped(signer, request));
            case STAMPS_OTHER_BYTES ->
                send(exchange, stamped(signer, other.generate(TSPAlgorithms.SHA256, new byte[32], request.getNonce())));
            case STAMPS_BY_ITS_OWN_POLICY ->
                send(
                        exchange,
                        stamped(
                                signer,
                                other.generate(
                                        TSPAlgorithms.SHA256, request.getMessageImprintDigest(), request.getNonce())));
            case REPEATS_ANOTHER_ANSWER ->
                send(
                        exchange,
                        stamped(
                                signer,
                                other.generate(
                                        TSPAlgorithms.SHA256, request.getMessageImprintDigest(), BigInteger.TWO)));
            case SIGNS_AS_SOMEBODY_ELSE -> send(exchange, stamped(foreign, request));
            case REFUSES -> send(exchange, refusal());
            case ANSWERS_GARBAGE -> send(exchange, "<html>".getBytes(StandardCharsets.US_ASCII));
            case ANSWERS_WITHOUT_END -> sendWithoutEnd(exchange);
            case ANSWERS_WITH_AN_ERROR -> exchange.sendResponseHeaders(503, -1);
            case HANGS -> over.await();
            default -> throw new IllegalStateException();
        }
    }

    private byte[] stamped(TimeStampSigner by, TimeStampRequest request) throws Exception {
        return responses(by)
                .generate(request, BigInteger.valueOf(asked.get()), Date.from(clock.instant()))
                .getEncoded();
    }

    private byte[] refusal() throws Exception {
        return responses(signer)
                .generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.systemFailure, "not today")
                .getEncoded();
    }

    private static TimeStampResponseGenerator responses(TimeStampSigner by) throws Exception {
        return new TimeStampResponseGenerator(by.tokens(), TSPAlgorithms.ALLOWED);
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", REPLY);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void sendWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                body.write(new byte[64 << 10]);
            }
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
