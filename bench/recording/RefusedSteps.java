import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Each operation once without words, by who may least and who may most; and those never called otherwise. */
final class RefusedSteps {

    private static final String CONNECTION = "type=Connection";

    private final Scene scene;

    RefusedSteps(Scene scene) {
        this.scene = scene;
    }

    void run() throws IOException {
        scene.recording.begin("operations-without-words");
        TreeSet<String> all = new TreeSet<>();
        TreeSet<String> called = new TreeSet<>(scene.operations());
        for (Map.Entry<String, JsonNode> bean : scene.console.list("releaser").properties()) {
            // Of those that there are several of, one is enough.
            boolean isOne = !bean.getKey().matches(".*(type=Partner|type=Connection).*")
                    || bean.getKey().contains("=ro");
            for (Map.Entry<String, JsonNode> operation :
                    bean.getValue().path("op").properties()) {
                String name = bean.getKey();
                if (isOne) {
                    all.add(kind(name) + " " + operation.getKey());
                    call(name, operation.getKey(), operation.getValue());
                }
            }
            if (isOne) {
                List<String> attributes = new ArrayList<>();
                bean.getValue().path("attr").fieldNames().forEachRemaining(attributes::add);
                scene.recording.add("coverage", "attributes", kind(bean.getKey()) + " " + new TreeSet<>(attributes));
            }
        }
        scene.rest();
        called.forEach(all::remove);
        scene.recording.add("coverage", "operations-called-without-words-only", String.join("\n", all));
    }

    private static String kind(String bean) {
        return bean.replaceFirst(".*(type=[A-Za-z]+).*", "$1");
    }

    private void call(String bean, String operation, JsonNode description) throws IOException {
        List<Object> blank = new ArrayList<>();
        for (JsonNode argument : description.isArray() ? description.get(0).path("args") : description.path("args")) {
            blank.add(argument.path("type").asText().equals("long") ? (Object) 0 : "");
        }
        for (String user : List.of("viewer", "releaser")) {
            if (!bean.contains(CONNECTION) || user.equals("viewer")) {
                scene.operate(user, bean, operation, blank.toArray());
            }
        }
    }
}
