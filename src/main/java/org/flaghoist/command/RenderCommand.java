package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes notifications in a partner's native form. */
@Command(
        name = "render",
        description = "Render hub notifications (JSON files) in a partner's native form; prints those that fail.")
final class RenderCommand implements Callable<Integer> {

    @Mixin
    private PartnerFiles given;

    @Mixin
    private NativeFiles written;

    @Override
    public Integer call() {
        return given.forEach((mapping, file, content, answers) -> written.write(
                mapping, file, () -> mapping.render(Answers.JSON.readValue(content, ObjectNode.class)), answers));
    }
}
