package org.flaghoist.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the demo sends, in order: {@code demo/samples.txt} of the class path.
 *
 * @param before sent while all is well
 * @param during sent while one partner's server is down
 */
record DemoScript(List<DemoSample> before, List<DemoSample> during) {

    private static final String OUTAGE = "outage";

    static DemoScript read() throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(DemoSample.open("samples.txt"), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            int outage = lines.indexOf(OUTAGE);
            int end = outage < 0 ? lines.size() : outage;
            return new DemoScript(
                    samples(lines.subList(0, end)),
                    samples(lines.subList(Math.min(end + 1, lines.size()), lines.size())));
        }
    }

    private static List<DemoSample> samples(List<String> lines) {
        return lines.stream().map(DemoSample::parse).toList();
    }
}
