package org.flaghoist.format;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.xml.SchemaRoots;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/** Compares what {@code format.yaml} says of a partner's messages as a whole with its XML Schema. */
record XmlRootsCheck(Path yaml, SetupFaults faults) {

    /** Whether they fit; else each field would be a fault of its own. */
    boolean accepts(SchemaRoots schema, XmlForm xml) {
        if (!schema.namespace().equals(xml.namespace())) {
            wrong(
                    "xml.namespace",
                    "is '" + xml.namespace() + "', and the targetNamespace of " + xml.schema() + " is '"
                            + schema.namespace()
                            + "'; correct one of them, or, if 'flaghoist schema' has made that file, make it again");
            return false;
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("xml.root", xml.root());
        wanted.put("xml.receipt", xml.receipt());
        if (xml.picture() != null) {
            wanted.put("xml.picture", xml.picture());
        }
        wanted.values().removeAll(schema.elements());
        wanted.forEach((key, name) -> wrong(
                key,
                xml.schema() + " has no element '" + name + "' at its root; correct the name: there are "
                        + schema.elements()));
        return wanted.isEmpty();
    }

    private void wrong(String key, String message) {
        faults.add(yaml, YamlLines.near(yaml, key), key, message);
    }
}
