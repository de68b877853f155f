package org.flaghoist.broker;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.selector.filter.Filterable;

/** Matches messages of which a property has one of several values, and notes which of these it has found. */
final class NotingFilter implements Filter {

    private final SimpleString property;
    private final Set<String> values;
    private final Filter further;
    private final Set<String> found = new HashSet<>();

    /** @param further which else has to be so */
    NotingFilter(String property, Collection<String> values, Filter further) {
        this.property = SimpleString.of(property);
        this.values = new HashSet<>(values);
        this.further = further;
    }

    Set<String> found() {
        return Set.copyOf(found);
    }

    @Override
    public boolean match(Message message) {
        String value = message.getStringProperty(property);
        boolean matches = values.contains(value) && further.match(message);
        if (matches) {
            found.add(value);
        }
        return matches;
    }

    @Override
    public boolean match(Map<String, String> map) {
        throw new UnsupportedOperationException("only messages have this property");
    }

    @Override
    public boolean match(Filterable filterable) {
        throw new UnsupportedOperationException("only messages have this property");
    }

    @Override
    public SimpleString getFilterString() {
        return further.getFilterString();
    }
}
