package org.flaghoist.effect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Canonical XML 1.0 without comments, after white space that stands alone between elements is taken out. */
final class CanonicalXml {

    private CanonicalXml() {}

    static String of(byte[] document) {
        try {
            return canonical(document);
        } catch (ParserConfigurationException
                | SAXException
                | IOException
                | TransformerException
                | TransformException
                | NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("no XML: " + new String(document, StandardCharsets.UTF_8), e);
        }
    }

    /** The document without such white space. */
    static Document tree(byte[] document) {
        try {
            return parsed(document);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("no XML: " + new String(document, StandardCharsets.UTF_8), e);
        }
    }

    private static Document parsed(byte[] document) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
        DocumentBuilder parser = parsers.newDocumentBuilder();
        // Else it prints what it throws.
        parser.setErrorHandler(null);
        Document tree = parser.parse(new ByteArrayInputStream(document));
        removeSpaces(tree.getDocumentElement());
        return tree;
    }

    private static String canonical(byte[] document)
            throws ParserConfigurationException, SAXException, IOException, TransformerException, TransformException,
                    NoSuchAlgorithmException {
        Document tree = parsed(document);
        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(tree), new StreamResult(bare));
        TransformService canonical = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE, "DOM");
        OctetStreamData result = (OctetStreamData)
                canonical.transform(new OctetStreamData(new ByteArrayInputStream(bare.toByteArray())), null);
        return new String(result.getOctetStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void removeSpaces(Node element) {
        boolean hasElements = false;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            hasElements |= child.getNodeType() == Node.ELEMENT_NODE;
        }
        Node next;
        for (Node child = element.getFirstChild(); child != null; child = next) {
            next = child.getNextSibling();
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                removeSpaces(child);
            } else if (hasElements && child.getTextContent().isBlank()) {
                element.removeChild(child);
            }
        }
    }
}
