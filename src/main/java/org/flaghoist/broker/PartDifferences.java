package org.flaghoist.broker;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFault;
import org.xml.sax.SAXException;

/** What a part of an external broker's files says otherwise than the partners' files demand. */
record PartDifferences(WrittenPart part) {

    private static final String WHAT_TO_DO =
            "; run 'flaghoist broker partners --write' and start the broker again, or, without an external broker, delete"
                    + " the file";

    /** @param wanted what the part must say */
    Stream<String> from(String wanted) throws IOException {
        try {
            return between(entries(part.text()), entries(wanted));
        } catch (SetupException e) {
            return e.faults().stream();
        } catch (SAXException e) {
            return Stream.of(what("is no XML: " + e.getMessage()));
        }
    }

    private Map<String, String> entries(String text) throws IOException, SAXException {
        return part.file().toString().endsWith(".xml") ? PartEntries.ofXml(text) : PartEntries.ofProperties(text);
    }

    private Stream<String> between(Map<String, String> there, Map<String, String> wanted) {
        Collection<String> missing = new TreeSet<>(wanted.keySet());
        missing.removeAll(there.keySet());
        Collection<String> unknown = new TreeSet<>(there.keySet());
        unknown.removeAll(wanted.keySet());
        List<String> other = wanted.keySet().stream()
                .filter(there::containsKey)
                .filter(entry -> !Objects.equals(wanted.get(entry), there.get(entry)))
                .toList();
        return Stream.of(
                        said("lacks ", missing),
                        said("is not as the partners' files have it for ", other),
                        said("has what no partner needs: ", unknown))
                .flatMap(found -> found);
    }

    private Stream<String> said(String what, Collection<String> entries) {
        return entries.isEmpty() ? Stream.empty() : Stream.of(what(what + String.join(", ", entries)));
    }

    private String what(String difference) {
        return SetupFault.at(part.file(), part.line(), part.name(), difference + WHAT_TO_DO);
    }
}
