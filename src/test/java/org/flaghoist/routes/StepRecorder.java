package org.flaghoist.routes;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.spi.Registry;

/** Records in which order a route calls its beans, and with what. */
final class StepRecorder {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private final Registry registry;

    StepRecorder(Registry registry) {
        this.registry = registry;
    }

    /**
     * Binds beans with the methods of an interface. Each answers 'answer of' and its name, until a test says more.
     *
     * @param methods a public interface, since Camel calls it
     */
    void beans(Class<?> methods, String... names) {
        for (String name : names) {
            registry.bind(
                    name,
                    Proxy.newProxyInstance(
                            methods.getClassLoader(),
                            new Class<?>[] {methods},
                            (bean, method, arguments) -> call(name, method, arguments)));
        }
    }

    private Object call(String name, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        record(name + "." + method.getName() + given(arguments));
        Object answer = answers.getOrDefault(name, "answer of " + name);
        if (answer instanceof Throwable failure) {
            throw failure;
        }
        return answer;
    }

    private static String given(Object[] arguments) {
        return Stream.ofNullable(arguments)
                .flatMap(Stream::of)
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Binds a policy, which records where the steps that it wraps begin and end. */
    void policy(String name) {
        registry.bind(name, new Policy() {
            @Override
            public void beforeWrap(Route route, NamedNode steps) {
                // They stay as they are.
            }

            @Override
            public Processor wrap(Route route, Processor steps) {
                return exchange -> {
                    record(name + " begins");
                    try {
                        steps.process(exchange);
                    } finally {
                        record(name + (exchange.isFailed() ? " fails" : " ends"));
                    }
                };
            }
        });
    }

    void record(String call) {
        calls.add(call);
        threads.add(Thread.currentThread());
    }

    /** @param answer of a bean; where it is a Throwable, the bean throws it */
    void answer(String name, Object answer) {
        answers.put(name, answer);
    }

    List<String> calls() {
        return calls;
    }

    Set<Thread> threads() {
        return threads;
    }
}
