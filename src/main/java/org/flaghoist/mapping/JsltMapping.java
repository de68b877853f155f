package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.flaghoist.format.fields.UnfitMember;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;

/** One compiled JSLT file. Thread-safe. */
final class JsltMapping {

    private final Path file;
    private final Expression expression;
    private final MadeMembers members;
    private final MappingObserver observer;

    private JsltMapping(Path file, Expression expression, MadeMembers members, MappingObserver observer) {
        this.file = file;
        this.expression = expression;
        this.members = members;
        this.observer = observer;
    }

    /** The compiled file, or null where it has none; a table or a variable that is not there is a fault, too. */
    static @Nullable JsltMapping read(Path file, Collection<? extends Function> functions, SetupFaults faults) {
        return read(file, functions, new Unobserved(), faults);
    }

    /** The same, which tells {@code observer} what it does. */
    static @Nullable JsltMapping read(
            Path file, Collection<? extends Function> functions, MappingObserver observer, SetupFaults faults) {
        String jslt = "";
        try {
            jslt = SetupText.of(file);
            Expression expression = CompiledJslt.of(
                    file,
                    observer.source(file, jslt),
                    Stream.concat(functions.stream(), observer.functions().stream()));
            new NamedTables(file, faults).check(jslt);
            return new KnownVariables(file, faults).check(jslt)
                    ? new JsltMapping(file, expression, new MadeMembers(file, jslt, functions), observer)
                    : null;
        } catch (JsltException e) {
            JsltSyntax.SyntaxFault fault = JsltSyntax.of(jslt, e);
            faults.add(file, fault.line(), "jslt", HiddenFunction.explained(fault.words(), jslt, functions));
        } catch (IOException e) {
            faults.addWhole(file, SetupText.why(file, e));
        }
        return null;
    }

    /** @throws BrokenMapping where it breaks off */
    JsonNode apply(JsonNode input) {
        JsonNode made = made(input);
        observer.moved(file, input, made);
        return made;
    }

    // A word that a function lacks has no field yet.
    private JsonNode madeToWrite(JsonNode input) {
        try {
            return made(input);
        } catch (Rejection fault) {
            throw members.placed(input, fault);
        }
    }

    private JsonNode made(JsonNode input) {
        try {
            return expression.apply(input);
        } catch (Rejection fault) {
            throw fault;
        } catch (RuntimeException why) {
            throw members.broken(input, why);
        } catch (StackOverflowError why) {
            throw members.tooDeep(input, why);
        }
    }

    /**
     * What is written of what the mapping makes.
     *
     * @throws BrokenMapping where it breaks off, or makes what its field cannot have
     */
    byte[] written(JsonNode input, java.util.function.Function<JsonNode, byte[]> writer) {
        JsonNode made = madeToWrite(input);
        try {
            byte[] written = writer.apply(made);
            // What cannot be written moves nothing to the recipient.
            observer.moved(file, input, made);
            return written;
        } catch (UnfitMember unfit) {
            throw members.unfit(unfit);
        }
    }
}
