package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FewMembersTest {

    @Property(tries = 1000)
    void doesAsALinkedHashMapDoes(
            @ForAll @IntRange(max = 40) int expected,
            @ForAll @Size(max = 100) List<@IntRange(max = 59) Integer> steps) {
        Map<String, JsonNode> one = new FewMembers(expected);
        Map<String, JsonNode> other = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            // A new text each time, which is not the same but equal.
            String name = String.valueOf(steps.get(i) % 20);
            boolean put = steps.get(i) >= 20;
            JsonNode value = IntNode.valueOf(i);
            assertThat(put ? one.put(name, value) : one.remove(name))
                    .isEqualTo(put ? other.put(name, value) : other.remove(name));
            assertThat(one.get(name)).isEqualTo(other.get(name));
            assertThat(one.containsKey(name)).isEqualTo(put);
        }
        assertAlike(one, other);
        one.keySet().removeIf(name -> name.startsWith("1"));
        other.keySet().removeIf(name -> name.startsWith("1"));
        assertAlike(one, other);
        one.clear();
        assertThat(one).isEmpty();
    }

    private static void assertAlike(Map<String, JsonNode> one, Map<String, JsonNode> other) {
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(other).isEqualTo(one);
        assertThat(new ArrayList<>(one.entrySet())).isEqualTo(new ArrayList<>(other.entrySet()));
        assertThat(new ArrayList<>(one.keySet())).isEqualTo(new ArrayList<>(other.keySet()));
        assertThat(new ArrayList<>(one.values())).isEqualTo(new ArrayList<>(other.values()));
    }

    @Test
    void isFollowedByAnotherMapWhereMembersAreMany() {
        Map<String, JsonNode> members = JsonObjects.few();
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 100; i++) {
            members = JsonObjects.with(members, "m" + i % 50, IntNode.valueOf(i));
            plain.set("m" + i % 50, IntNode.valueOf(i));
        }
        assertThat(members).isInstanceOf(LinkedHashMap.class);
        ObjectNode object = new ObjectNode(JsonNodeFactory.instance, members);
        assertThat(object).isEqualTo(plain).hasToString(plain.toString());
    }
}
