package org.flaghoist.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Logs in with basic authentication, from any address of this machine's own network 127.0.0.0/8. */
record BasicLogin(int port, String from, List<String> headers) {

    private static final String HEALTH = "/actuator/health/liveness";

    BasicLogin(int port, String from) {
        this(port, from, List.of());
    }

    /** @return status line, headers and body as they came */
    String answer(String path, String user, String password) throws IOException {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Connection: close\r\nAccept: application/json\r\nAuthorization: Basic " + login + "\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(from), 0)) {
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Of a page that everybody may see, but not with a wrong password. */
    int status(String user, String password) throws IOException {
        return Integer.parseInt(answer(HEALTH, user, password).split(" ", 3)[1]);
    }

    void guess(int times, String user) throws IOException {
        for (int i = 0; i < times; i++) {
            status(user, "guess " + i);
        }
    }
}
