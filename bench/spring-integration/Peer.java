package org.flaghoist.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.integration.core.GenericTransformer;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.jms.dsl.Jms;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * What bench/limit compares the hub with: a Spring Integration application that reads each British notification,
 * renders it for five partners, and sends the five copies in the transaction in which it took it. It records nothing,
 * checks no schema, decides nothing and sends no receipts.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class Peer {

    static final List<String> SENDERS = List.of("uk", "uk-b", "uk-c", "uk-d", "uk-e", "uk-f");
    static final List<String> RECIPIENTS = List.of("europol", "at", "bg", "ro", "ly");
    private static final String NOTIFICATIONS = "notifications";

    public static void main(String[] args) {
        SpringApplication.run(Peer.class, args);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    EmbeddedActiveMQ broker(
            @Value("${peer.journal}") Path journal,
            @Value("${peer.port}") int port,
            @Value("${bench.password}") String password)
            throws Exception {
        return PeerBroker.of(journal, port, password);
    }

    // Keeps sessions and their producers. The containers keep their consumers.
    @Bean
    @DependsOn("broker")
    ConnectionFactory connections(@Value("${bench.password}") String password) {
        CachingConnectionFactory connections =
                new CachingConnectionFactory(new ActiveMQConnectionFactory("vm://0", PeerBroker.USER, password));
        connections.setSessionCacheSize(SENDERS.size());
        connections.setCacheConsumers(false);
        return connections;
    }

    @Bean
    IntegrationFlow copies(
            ConnectionFactory connections, ObjectMapper json, @Value("${peer.mappings}") Path mappings) {
        Map<String, GenericTransformer<JsonNode, byte[]>> renderings = renderings(mappings, json);
        return IntegrationFlow.from(NOTIFICATIONS)
                .<byte[], JsonNode>transform(bytes -> read(json, bytes))
                .enrichHeaders(headers -> headers.<JsonNode>headerFunction(
                        "flaghoist_id", message -> message.getPayload().path("irReference").textValue()))
                .publishSubscribeChannel(copies -> renderings.forEach((partner, rendering) -> copies.subscribe(
                        copy -> copy.transform(JsonNode.class, rendering)
                                .handle(Jms.outboundAdapter(connections).destination(new ActiveMQQueue("out." + partner))))))
                .get();
    }

    private static JsonNode read(ObjectMapper json, byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, GenericTransformer<JsonNode, byte[]>> renderings(Path mappings, ObjectMapper json) {
        Map<String, GenericTransformer<JsonNode, byte[]>> renderings = new LinkedHashMap<>();
        renderings.put("europol", new Europol(new Words(mappings, "europol"))::render);
        renderings.put("at", new Austria(new Words(mappings, "at"), json)::render);
        renderings.put("bg", new Bulgaria(new Words(mappings, "bg"))::render);
        renderings.put("ro", new Romania(new Words(mappings, "ro"))::render);
        renderings.put("ly", new Libya(new Words(mappings, "ly"))::render);
        return renderings;
    }

    /** Each sender's queue has a container, and so a thread: what it sent goes on in its order. */
    @Bean
    ApplicationRunner senders(ConnectionFactory connections, IntegrationFlowContext flows) {
        return args -> {
            for (String sender : SENDERS) {
                flows.registration(IntegrationFlow.from(Jms.messageDrivenChannelAdapter(connections)
                                        .destination(new ActiveMQQueue("in." + sender))
                                        .configureListenerContainer(container -> container.sessionTransacted(true)))
                                .channel(NOTIFICATIONS)
                                .get())
                        .id(sender)
                        .register();
            }
            System.out.println("The peer runs");
        };
    }
}
