package org.flaghoist.command;

import java.util.concurrent.Callable;
import org.flaghoist.command.NativeFiles.FormToWrite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes receipts in a partner's native form. */
@Command(
        name = "receipt",
        description = "Write hub receipts (JSON files) in a partner's native form; prints those that fail.")
final class ReceiptCommand implements Callable<Integer> {

    @Mixin
    private PartnerFiles given;

    @Mixin
    private NativeFiles written;

    @Override
    public Integer call() {
        return given.forEach((mapping, file, content, answers) -> written.write(
                new FormToWrite(mapping, given.fault(WrittenFault.RECEIPT)),
                file,
                () -> mapping.receipt(ReceiptFiles.read(file, content)),
                answers));
    }
}
