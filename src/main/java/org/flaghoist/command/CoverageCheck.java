package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.mapping.CoveredMappings;
import org.flaghoist.mapping.CoveredMappings.Covered;

/** Says what of partners' fields, tables and mappings no sample exercises. None of it is a fault. */
record CoverageCheck(Path mappings, Path samples) {

    static final String ALL = "all";

    /** @param partner the id of one that has a mapping, or all */
    void print(String partner, PrintWriter out) throws IOException {
        CoveredMappings covered = CoveredMappings.read(mappings);
        if (partner.equals(ALL)) {
            print(covered.mappings().partners(), covered, out);
        } else {
            print(Set.of(partner), covered, out);
        }
    }

    private void print(Set<String> partners, CoveredMappings covered, PrintWriter out) throws IOException {
        for (String partner : partners) {
            Samples own =
                    new Samples(samples, mappings, partner, covered.mappings().of(partner));
            Stream.of(own.in(), own.out(), own.receipts(), own.pictures())
                    .flatMap(kind -> kind)
                    .forEach(sample -> {
                        // Whether it differs is said by who checks the samples.
                        var unused = sample.difference().get();
                    });
        }
        for (String partner : partners) {
            Covered of = covered.of(partner);
            of.unused().forEach(out::println);
            out.println(partner + ": of " + of.fields() + " fields, " + of.words() + " words and " + of.ways()
                    + " ways of an 'if', both directions counted, "
                    + of.unused().size()
                    + " are exercised by no sample");
        }
    }
}
