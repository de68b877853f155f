package org.flaghoist.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flaghoist.mapping.CoveredMappings;
import org.flaghoist.mapping.CoveredMappings.Covered;

/** Says what of partners' fields, tables and mappings no sample exercises. None of it is a fault. */
record CoverageCheck(Path mappings, Path samples) {

    void print(PrintWriter out) throws IOException {
        CoveredMappings covered = CoveredMappings.read(mappings);
        for (String partner : covered.mappings().partners()) {
            Samples own = new Samples(samples, partner, covered.mappings().of(partner));
            Stream.of(own.in(), own.out(), own.receipts(), own.pictures())
                    .flatMap(kind -> kind)
                    .forEach(sample -> {
                        // Whether it differs is said by who checks the samples.
                        var unused = sample.difference().get();
                    });
        }
        for (String partner : covered.mappings().partners()) {
            Covered of = covered.of(partner);
            of.unused().forEach(out::println);
            out.println(partner + ": of " + of.fields() + " fields, " + of.words() + " words and " + of.ways()
                    + " ways of an 'if', both directions counted, "
                    + of.unused().size()
                    + " are exercised by no sample");
        }
    }
}
