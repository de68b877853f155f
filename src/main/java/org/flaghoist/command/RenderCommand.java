package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.flaghoist.command.NativeFiles.FormToWrite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes notifications in a partner's native form. */
@Command(
        name = "render",
        description = "Render hub notifications (JSON files) in a partner's native form; prints those that fail.")
final class RenderCommand implements Callable<Integer> {

    @Mixin
    private PartnerFiles given;

    @Mixin
    private NativeFiles written;

    @Option(
            names = "--sent",
            description = "as the partner sends it itself: without added conditions, and without fields that are only"
                    + " written; a file that is there stays as it is")
    private boolean sent;

    @Override
    public Integer call() {
        return given.forEach((mapping, file, content, answers) -> {
            FormToWrite form = new FormToWrite(mapping, given.fault(WrittenFault.NOTIFICATION));
            if (sent) {
                written.writeNew(form, file, () -> mapping.renderSent(read(file, content)), answers);
            } else {
                written.write(form, file, () -> mapping.render(read(file, content)), answers);
            }
        });
    }

    private static ObjectNode read(Path file, byte[] content) {
        ObjectNode notification = JsonFiles.object(file, content);
        HubForms.refuseOther(file, notification);
        return notification;
    }
}
