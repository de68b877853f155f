package org.flaghoist.hub;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.reload.AgreedChanges;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.reload.FilesReader;
import org.flaghoist.reload.WorkingHub;

/**
 * Has a hub work by its files and what people have agreed to change in them, when all is known to belong together.
 *
 * @param shared whether there may be other hubs, with folders of their own
 */
record StartOfWork(
        CurrentSetup current,
        FilesReader reader,
        AgreedChanges changes,
        Mappings mappings,
        WorkingHub hub,
        boolean shared) {

    /** @throws org.flaghoist.notification.SetupException where what people agreed on does not fit the files */
    void run() throws IOException {
        List<String> laid = current.layOver(reader, mappings);
        if (!shared) {
            changes.laidOver(Set.copyOf(laid));
        }
        hub.begin();
    }
}
