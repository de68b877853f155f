package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only those patterns are taken from a schema that mean the same in {@code format.yaml}. */
final class PlainPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', nullValues = "-", textBlock = """
                    [A-Z]{2} [A-Z]{2}
                    [^a-z]|b [^a-z]|b
                    \\d{2}\\.x \\d{2}\\.x
                    [a-z-[aeiou]] -
                    \\i\\c* -
                    \\p{IsGreek} -
                    \\p{L}+ \\p{L}+
                    a$b -
                    ^a -
                    [a&&b] -
                    """)
    void takesFromAnXmlSchemaWhatJavaReadsTheSame(String pattern, String taken) {
        assertThat(PlainPattern.ofXsd(pattern)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', nullValues = "-", textBlock = """
                    ^[A-Z]{2}$ [A-Z]{2}
                    ^(?:a|b)$ a|b
                    ^(a|b)[|]\\|c$ (a|b)[|]\\|c
                    ^(?:[)]|b)$ [)]|b
                    ^a\\$$ a\\$
                    ^(?:a)|(?:b)$ -
                    ^a|b$ -
                    ^a\\$ -
                    ^a -
                    a$ -
                    [A-Z] -
                    ^(?=a)b$ -
                    ^(a)\\1$ -
                    ^[[a]$ -
                    ^a^b$ -
                    ^(a$ -
                    """)
    void takesFromAJsonSchemaWhatHoldsForTheWholeText(String pattern, String taken) {
        assertThat(PlainPattern.ofJson(pattern)).isEqualTo(taken);
    }
}
