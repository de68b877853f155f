package org.flaghoist.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

/** Makes what one partner sends, from the samples, with a new reference for each notification. */
final class Mail {

    private static final int DIGITS = 6;
    private static final int ONE_IN = 12;

    private final String sender;
    private final Random random;
    private final List<Case> cases;
    private final Map<String, String> references = new HashMap<>();
    private Case last;
    private Parcel before;
    private int made;
    private int files;

    Mail(String sender, long seed) throws IOException {
        this.sender = sender;
        this.random = new Random(seed);
        this.cases = Case.of(sender);
    }

    /** A sample under a new reference, whatever it is. */
    Parcel of(String sample) throws IOException {
        return parcel(cases.stream()
                .filter(each -> each.sample().equals(sample))
                .findFirst()
                .orElseThrow());
    }

    /** Something new; or what continues the last; or now and then the last once more. */
    Parcel next() throws IOException {
        boolean again = before != null && random.nextInt(ONE_IN) == 0;
        if (again) {
            return again(before);
        }
        last = nextCase();
        before = parcel(last);
        return before;
    }

    /** The same once more. */
    Parcel again(Parcel sent) {
        return new Parcel(
                name(),
                sent.content(),
                sent.letters().stream().map(Letter::again).toList());
    }

    private Case nextCase() {
        List<Case> fitting = new ArrayList<>(cases.stream()
                .filter(each -> last != null && each.follows().equals(last.sample()))
                .toList());
        if (fitting.isEmpty() || random.nextBoolean()) {
            fitting.clear();
            cases.stream().filter(each -> each.follows().isEmpty()).forEach(fitting::add);
        }
        return fitting.get(random.nextInt(fitting.size()));
    }

    private Parcel parcel(Case chosen) throws IOException {
        // One byte is one character, so that any charset comes out as it went in.
        String text = new String(chosen.content(), StandardCharsets.ISO_8859_1);
        List<Letter> letters = new ArrayList<>();
        for (Case.Line line : chosen.lines()) {
            String id = line.reference().isEmpty() ? "" : reference(line);
            text = line.reference().isEmpty() ? text : text.replace(line.reference(), id);
            letters.add(new Letter(sender, id, line));
        }
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Parcel(name(), sealed(content), letters);
    }

    /** Of the same length, for records of a fixed width, and rising, as files are taken in the order of their names. */
    private String reference(Case.Line line) {
        String sample = line.reference();
        if (line.continues()) {
            return references.get(sample);
        }
        String fresh = sample.substring(0, sample.length() - DIGITS) + "%06d".formatted(++made);
        references.put(sample, fresh);
        return fresh;
    }

    /** A new one each time: a second file of a name would take the place of the first in the outbox. */
    private String name() {
        files++;
        return switch (sender) {
            case "bg" -> "BG_%08d_%04d.csv".formatted(20_260_000 + files / 10_000, files % 10_000);
            case "ly" -> "LY%08d%03d.DAT".formatted(20_260_000 + files / 1_000, files % 1_000);
            case "ro" -> "RO-%06d-r1.xml".formatted(files);
            default -> "";
        };
    }

    /** With the checksum of its trailer made anew, where it has one. */
    private byte[] sealed(byte[] content) {
        if (!sender.equals("ly")) {
            return content;
        }
        int trailer = content.length - 402;
        CRC32 sum = new CRC32();
        sum.update(content, 0, trailer);
        byte[] digits = String.format(Locale.ROOT, "%08X", sum.getValue()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, content, trailer + 7, digits.length);
        return content;
    }
}
