package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.flaghoist.format.xml.SchemaFile;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads the fields of an XML Schema: elements and attributes, however deep, that stand in one file. */
final class XsdFields {

    private static final String XS = XMLConstants.W3C_XML_SCHEMA_NS_URI;
    private static final int DEEPEST = 64;
    private static final Map<String, String> TYPES = Map.of(
            "date", "DATE",
            "dateTime", "MOMENT",
            "boolean", "FLAG",
            "decimal", "NUMBER",
            "double", "NUMBER",
            "integer", "INTEGER",
            "int", "INTEGER",
            "nonNegativeInteger", "INTEGER",
            "positiveInteger", "INTEGER");

    private final Element schema;

    private XsdFields(Element schema) {
        this.schema = schema;
    }

    /** @throws SetupException where it is no XML Schema */
    static DraftedForm read(Path file) throws IOException {
        Element schema = parsed(file).getDocumentElement();
        List<DraftedField> roots = new ArrayList<>();
        XsdFields fields = new XsdFields(schema);
        children(schema, "element").forEach(root -> roots.add(fields.field(root, 0)));
        if (!XS.equals(schema.getNamespaceURI()) || roots.isEmpty()) {
            throw SetupException.of(file, 1, "schema", "has no root element; name an XML Schema");
        }
        return new DraftedForm(schema.getAttribute("targetNamespace"), roots);
    }

    private static Document parsed(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document schema = builder.parse(file.toFile());
            if (XS.equals(schema.getDocumentElement().getNamespaceURI())) {
                SchemaFile.compiled(new SchemaFile(file.toFile()).source());
            }
            return schema;
        } catch (SAXParseException e) {
            throw SetupException.of(file, e.getLineNumber(), "schema", e.getMessage() + "; correct it");
        } catch (SAXException e) {
            throw SetupException.of(file, 1, "schema", "is no XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has this parser", e);
        }
    }

    private DraftedField field(Element declared, int depth) {
        Element element = Objects.requireNonNullElse(global("element", declared.getAttribute("ref"), null), declared);
        boolean required = !declared.getAttribute("minOccurs").equals("0");
        String most = declared.getAttribute("maxOccurs");
        boolean list = !most.isEmpty() && !most.equals("1") && !most.equals("0");
        return typed(element.getAttribute("name"), element, required, list, depth);
    }

    private DraftedField typed(String name, Element declared, boolean required, boolean list, int depth) {
        String type = local(declared.getAttribute("type"));
        Element complex = global("complexType", type, child(declared, "complexType"));
        if (complex != null && depth < DEEPEST) {
            return new DraftedField(name, "", required, list, Set.of(), members(complex, depth + 1));
        }
        Element simple = global("simpleType", type, child(declared, "simpleType"));
        Set<String> words = words(simple);
        String base = simple == null ? type : base(simple);
        String own = words.isEmpty() ? TYPES.getOrDefault(base, "LINE") : "CODE";
        return new DraftedField(name, own, required, list, words, List.of());
    }

    private List<DraftedField> members(Element complex, int depth) {
        List<DraftedField> members = new ArrayList<>();
        Element content = child(complex, "simpleContent");
        Element extension = extension(content == null ? child(complex, "complexContent") : content);
        if (content != null && extension != null) {
            String base = local(extension.getAttribute("base"));
            Element simple = global("simpleType", base, null);
            Set<String> words = words(simple);
            String type = words.isEmpty() ? TYPES.getOrDefault(simple == null ? base : base(simple), "LINE") : "CODE";
            members.addAll(attributes(extension, depth));
            members.add(new DraftedField("#text", type, true, false, words, List.of()));
            return members;
        }
        if (extension != null) {
            Element base = global("complexType", local(extension.getAttribute("base")), null);
            if (base != null && depth < DEEPEST) {
                members.addAll(members(base, depth + 1));
            }
            members.addAll(attributes(extension, depth));
            members.addAll(elements(extension, depth, false));
            return members;
        }
        members.addAll(attributes(complex, depth));
        members.addAll(elements(complex, depth, false));
        return once(members);
    }

    // In each branch of a choice one may stand.
    private static List<DraftedField> once(List<DraftedField> members) {
        Map<String, DraftedField> byName = new LinkedHashMap<>();
        members.forEach(member -> byName.putIfAbsent(member.name(), member));
        return List.copyOf(byName.values());
    }

    private static @Nullable Element extension(@Nullable Element content) {
        return content == null ? null : child(content, "extension");
    }

    private List<DraftedField> elements(Element group, int depth, boolean optional) {
        List<DraftedField> fields = new ArrayList<>();
        for (Element part : children(group, "")) {
            boolean isOptional = optional || part.getAttribute("minOccurs").equals("0");
            switch (part.getLocalName()) {
                case "element" -> {
                    DraftedField field = field(part, depth);
                    fields.add(optional ? field.optional() : field);
                }
                case "sequence", "all" -> fields.addAll(elements(part, depth, isOptional));
                case "choice" -> fields.addAll(elements(part, depth, true));
                default -> {}
            }
        }
        return fields;
    }

    private List<DraftedField> attributes(Element owner, int depth) {
        return children(owner, "attribute").stream()
                .map(attribute -> typed(
                        "@" + attribute.getAttribute("name"),
                        attribute,
                        attribute.getAttribute("use").equals("required"),
                        false,
                        depth))
                .toList();
    }

    private static Set<String> words(@Nullable Element simple) {
        Set<String> words = new LinkedHashSet<>();
        Element restriction = simple == null ? null : child(simple, "restriction");
        if (restriction != null) {
            children(restriction, "enumeration").forEach(word -> words.add(word.getAttribute("value")));
        }
        return words;
    }

    private static String base(Element simple) {
        Element restriction = child(simple, "restriction");
        return restriction == null ? "" : local(restriction.getAttribute("base"));
    }

    private @Nullable Element global(String kind, String name, @Nullable Element inline) {
        return children(schema, kind).stream()
                .filter(each -> !name.isEmpty() && each.getAttribute("name").equals(local(name)))
                .findFirst()
                .orElse(inline);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static @Nullable Element child(Element parent, String name) {
        return children(parent, name).stream().findFirst().orElse(null);
    }

    /** @param name empty for all */
    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && XS.equals(element.getNamespaceURI())
                    && (name.isEmpty() || name.equals(element.getLocalName()))) {
                children.add(element);
            }
        }
        return children;
    }
}
