package org.flaghoist.reload;

import java.io.IOException;
import java.util.Set;
import org.flaghoist.exchange.SetupFiles;
import org.jspecify.annotations.Nullable;

/** What people have agreed to change in the files, kept beside the folders, which stay as they are. */
public interface AgreedChanges {

    /** Of a reading for no reload, such as that of a start. */
    long NO_RELOAD = 0;

    /** Where there are none. */
    AgreedChanges NONE = new AgreedChanges() {
        @Override
        public LaidOver over(SetupFiles folders, long reload) {
            return LaidOver.nothing(folders);
        }

        @Override
        public void ended(long reload, ReloadState state, @Nullable String configuration, @Nullable String words) {}

        @Override
        public void laidOver(Set<String> laid) {}
    };

    /**
     * Lays them over the files in the folders.
     *
     * @param reload what the files are read for: with the change that it carries
     * @throws org.flaghoist.notification.SetupException where those in the folders are not what it was made of
     */
    LaidOver over(SetupFiles folders, long reload) throws IOException;

    /**
     * To be called in the transaction in which a reload ends.
     *
     * @param configuration what the hubs decide by from then on; null where they do not
     * @param words why they do not; null where the state says all
     */
    void ended(long reload, ReloadState state, @Nullable String configuration, @Nullable String words);

    /**
     * To be called when it is known what all hubs have in their folders: what is not laid over any of them lies there,
     * so that from then on these count.
     *
     * @param laid as {@link LaidOver#laid()} says it
     */
    void laidOver(Set<String> laid);
}
