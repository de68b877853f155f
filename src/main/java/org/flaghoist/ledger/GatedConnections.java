package org.flaghoist.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.Callable;

/** Connections whose changes, and the ends of whose transactions, go through the gate; what only reads does not. */
final class GatedConnections {

    /** Closing takes back what is open; a change of the mode commits it. */
    private static final Set<String> ENDS = Set.of("commit", "rollback", "close", "setAutoCommit");

    private final StoreGate gate;
    private final Runnable beforeChange;

    /** @param beforeChange runs before each statement that changes something, outside the gate */
    GatedConnections(StoreGate gate, Runnable beforeChange) {
        this.gate = gate;
        this.beforeChange = beforeChange;
    }

    Connection of(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            Callable<Object> call = call(connection, method, args);
            Object answer = ENDS.contains(method.getName()) ? gate.through(call) : call.call();
            return answer instanceof Statement statement ? gated(statement) : answer;
        });
    }

    private Statement gated(Statement statement) {
        Class<? extends Statement> kind = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(kind, (proxy, method, args) -> {
            Callable<Object> call = call(statement, method, args);
            if (!changes(method)) {
                return call.call();
            }
            beforeChange.run();
            return gate.through(call);
        });
    }

    private static boolean changes(Method method) {
        return method.getName().startsWith("execute") && !method.getName().equals("executeQuery");
    }

    private static Callable<Object> call(Object target, Method method, Object[] args) {
        return () -> {
            try {
                return method.invoke(target, args);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
