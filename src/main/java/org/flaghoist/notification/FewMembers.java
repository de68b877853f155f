package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, in the order in which they came: in a third of the memory of a LinkedHashMap, as long
 * as they are few. A search goes through all of them.
 */
final class FewMembers extends AbstractMap<String, JsonNode> {

    private static final int USUAL = 4;

    private String[] names;
    private JsonNode[] values;
    private int size;

    /** @param expected how many there will be; 0 where that is not known */
    FewMembers(int expected) {
        int room = expected == 0 ? USUAL : expected;
        names = new String[room];
        values = new JsonNode[room];
    }

    private int indexOf(@Nullable Object name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        int at = indexOf(name);
        return at < 0 ? null : values[at];
    }

    @Override
    public @Nullable JsonNode put(String name, JsonNode value) {
        int at = indexOf(name);
        if (at < 0) {
            add(name, value);
            return null;
        }
        JsonNode before = values[at];
        values[at] = value;
        return before;
    }

    private void add(String name, JsonNode value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size++] = value;
    }

    @Override
    public @Nullable JsonNode remove(@Nullable Object name) {
        int at = indexOf(name);
        return at < 0 ? null : removeAt(at);
    }

    private JsonNode removeAt(int at) {
        JsonNode before = values[at];
        size--;
        System.arraycopy(names, at + 1, names, at, size - at);
        System.arraycopy(values, at + 1, values, at, size - at);
        return before;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super JsonNode> action) {
        for (int i = 0; i < size; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<String> keySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                return new Names();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, JsonNode>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private final class Names implements Iterator<String> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public String next() {
            if (next >= size) {
                throw new NoSuchElementException();
            }
            return names[next++];
        }

        @Override
        public void remove() {
            removeAt(--next);
        }
    }

    private final class Entries implements Iterator<Entry<String, JsonNode>> {

        private final Names names = new Names();

        @Override
        public boolean hasNext() {
            return names.hasNext();
        }

        @Override
        public Entry<String, JsonNode> next() {
            String name = names.next();
            return new SimpleImmutableEntry<>(name, values[names.next - 1]);
        }

        @Override
        public void remove() {
            names.remove();
        }
    }
}
