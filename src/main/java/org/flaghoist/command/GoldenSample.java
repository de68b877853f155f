package org.flaghoist.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One golden sample: a native message, a notification or a receipt, with what it must give.
 *
 * @param file that is given
 * @param name partner and file
 * @param difference looks at it; empty where it gives what it must
 */
public record GoldenSample(Path file, String name, Supplier<Optional<GoldenDifference>> difference) {}
