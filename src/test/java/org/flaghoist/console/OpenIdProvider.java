package org.flaghoist.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small OpenID provider that vouches for one person, whoever asks. */
final class OpenIdProvider implements AutoCloseable {

    static final String CLIENT = "flaghoist";
    private static final String CODE = "the-code";

    private final HttpServer server;
    private final RSAKey key;
    private volatile Map<String, Object> claims = Map.of();
    private volatile String nonce = "";
    private volatile boolean loggedOut;

    OpenIdProvider() throws IOException, JOSEException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", exchange -> answer(exchange, token()));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/end", exchange -> {
            loggedOut = true;
            redirect(exchange, asked(exchange, "post_logout_redirect_uri"));
        });
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, configuration()));
    }

    /** Until then it is there and says nothing. */
    void start() {
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who logs in from now on. */
    void vouchFor(Map<String, Object> who) {
        claims = who;
        loggedOut = false;
    }

    boolean hasLoggedOut() {
        return loggedOut;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        nonce = asked(exchange, "nonce");
        redirect(
                exchange,
                asked(exchange, "redirect_uri") + "?code=" + CODE + "&state=" + encoded(asked(exchange, "state")));
    }

    private String configuration() {
        String all = Stream.of("authorization:authorize", "token:token", "end_session:end")
                .map(each -> each.split(":"))
                .map(each -> "\"%s_endpoint\":\"%s/%s\"".formatted(each[0], issuer(), each[1]))
                .collect(Collectors.joining(","));
        return """
                {"issuer":"%s","jwks_uri":"%s/keys",%s,"response_types_supported":["code"],
                 "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer(), issuer(), all);
    }

    private String token() {
        return "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"" + idToken()
                + "\"}";
    }

    private String idToken() {
        Instant now = Instant.now();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("4711")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce);
        claims.forEach(set::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), set.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static String asked(HttpExchange exchange, String parameter) {
        return Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(parameter + "="))
                .map(pair -> URLDecoder.decode(pair.substring(parameter.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
