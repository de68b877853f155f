package org.flaghoist.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.flaghoist.index.LinkValues.LinkValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyTextTest {

    private final LinkForms forms = new LinkForms();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiterString = " # ",
            value = {
                "SERIAL # 6B4K-77 1 # {\"serial\":\"6B4K-77 1\"} # true",
                "SERIAL # 6В4К-77 1 # <serial>6B4K 771</serial> # true",
                "SERIAL # 6B4K771 # a;6B4K771~40;b # true",
                "SERIAL # 6B4K771 # 0012  6B4K771       7 # true",
                "SERIAL # 6B4K771 # {\"serial\":\"6B4K7712\"} # false",
                "SERIAL # 6B4K771 # {\"serial\":\"6B4K771-02\"} # false",
                "SERIAL # 6B4K771 # {\"a\":\"6B4K\",\"b\":\"771\"} # false",
                "SERIAL # 6B4K771 # {\"text\":\"with 6B4K771 on it\"} # false",
                "ADVERT # https://fb.example/p?a=1&id=77 # <url>https://fb.example/p?a=1&amp;id=77</url> # true",
                "ADVERT # https://fb.example/p/77 # {\"url\":\"https:\\/\\/fb.example\\/p\\/77\"} # true",
                "ADVERT # https://fb.example/p/77 # <url>https://fb.example/p/77/x</url> # false",
                "PHONE # +44 7700 900123 # {\"text\":\"call 0044 7700 900123 now\"} # true",
                "PHONE # +44 7700 900123 # {\"text\":\"call 0044 7700 900124 now\"} # false",
                "PHONE # +44 7700 900123 # <t>+44 (0)7700/900-123, or 112</t> # true",
                "PHONE # +44 7700 900123 # <t>+٤٤ ٧٧٠٠ ٩٠٠١٢٣</t> # true",
                "SERIAL # 6B4K771 # <s>６B４K ٧٧١</s> # true",
                "DOCUMENT # ZZ 9900001 # 12;ZZ99 00001;13 # true",
                "CRAFT # M/V Möwe 2 # {\"name\":\"MOWE-2\"} # true",
                "CRAFT # Möwe 2 # {\"name\":\"Möwe\",\"number\":\"2\"} # false",
                "CRAFT # Sea Eagle # {\"name\":\"SEA EAGLE\"} # true",
                "CRAFT # Sea Eagle # {\"name\":\"Sea Eagle II\"} # false"
            })
    void showsWhatStandsThereAsAWholeField(LinkKind kind, String written, String copy, boolean isShown) {
        String form = forms.of(kind, written).iterator().next();
        assertThat(new CopyText(copy, forms).shows(new LinkValue(kind, form, written)))
                .isEqualTo(isShown);
    }
}
