package org.flaghoist.sftp;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows of its uploads to a partner's {@code inbox/} from one of the queues for it. For one thread at a
 * time.
 */
public final class RemoteInbox {

    private final SftpConnection connection;
    private final InFlightDeliveries tries;
    private final Supplier<Lease> leases;
    private final UploadsTogether together;

    /** What was tried, or was to be, where it is known that it did not get its name. */
    private final Set<String> unfinished = new HashSet<>();

    private String name = "";
    private boolean first;
    private Lease lease = Lease.UNSHARED;

    /** @param leases of this hub: after the broker took it for dead, another delivers the same */
    RemoteInbox(Sftp site, SftpConnection connection, InFlightDeliveries tries, Supplier<Lease> leases) {
        this.connection = connection;
        this.tries = tries;
        this.leases = leases;
        this.together = new UploadsTogether(site, connection);
    }

    /**
     * Whether it may have been tried before, though the broker counts no delivery of it: a broker that is killed may
     * lose the count.
     *
     * @param from the connection with the broker that it came by
     */
    public boolean isLeft(String name, long from) {
        return tries.isLeft(name, from);
    }

    /** Whether nothing was tried yet of what came by that connection with the broker. */
    public boolean isFirst(long from) {
        return tries.isFirst(from);
    }

    /** What a try before is known to have made of it, though the broker gives it out again; null where it is not. */
    public @Nullable UploadResult known(String name) {
        return tries.known(name);
    }

    /**
     * A file is uploaded next.
     *
     * @param tried whether it was tried before, by whatever process
     * @param from the connection with the broker that it came by
     */
    public void expect(String name, boolean tried, long from) {
        together.close();
        this.name = name;
        first = isFirst(name, tried);
        unfinished.remove(name);
        if (first) {
            unfinished.add(name);
        }
        tries.begin(List.of(name), from);
        lease = leases.get();
    }

    /**
     * Whether it is known that no try has given it its name.
     *
     * @param tried whether it was tried before, by whatever process
     */
    public boolean isUnnamed(String name, boolean tried) {
        return isFirst(name, tried);
    }

    private boolean isFirst(String name, boolean tried) {
        return !tried || unfinished.contains(name) || tries.isUntouched(name);
    }

    /**
     * It is written next, under a name that is the same for all hubs: begun now, it would empty what another is about
     * to rename.
     *
     * @throws org.flaghoist.cluster.LeaseLost when another hub may be delivering it by now
     */
    void begins() {
        lease.check();
    }

    /**
     * It gets its name next.
     *
     * @throws org.flaghoist.cluster.LeaseLost when another hub may be delivering it by now
     */
    void renames() {
        lease.check();
        unfinished.remove(name);
    }

    /** @return what is known to have become of it */
    UploadResult ended(UploadResult put) {
        connection.succeeded();
        unfinished.remove(name);
        UploadResult known = put == UploadResult.PUT && !first ? UploadResult.AGAIN : put;
        if (known != UploadResult.OTHER) {
            note(name, known);
        }
        return known;
    }

    private void note(String named, UploadResult known) {
        if (known != UploadResult.PUT) {
            connection.found();
        }
        tries.named(named, known);
    }

    /** They were to be put there, and were not begun. */
    public void leave(List<InboxFile> files) {
        files.stream().filter(file -> isFirst(file.name(), file.tried())).forEach(file -> unfinished.add(file.name()));
    }

    /** Nothing more is to become of it. */
    public void forget(String name) {
        unfinished.remove(name);
    }

    /** Whether several files may be put there together, as far as is known. */
    public boolean takesSeveral() {
        return together.isPossible();
    }

    /**
     * Puts several files there, which get their names in their order. It stops at the first that is not as expected.
     *
     * @param from the connection with the broker that they came by
     * @param goesOn false where no more may get their names
     * @return what became of those that have their names
     * @throws org.flaghoist.cluster.LeaseLost when another hub may be delivering them by now
     */
    public Map<String, UploadResult> put(List<InboxFile> files, long from, BooleanSupplier goesOn) throws IOException {
        Batch batch = new Batch(goesOn);
        files.forEach(file -> batch.unknown.put(file.name(), result(file)));
        leave(files);
        tries.begin(List.copyOf(batch.unknown.keySet()), from);
        lease = leases.get();
        together.put(files, batch);
        if (batch.known.size() == files.size()) {
            connection.succeeded();
        }
        return batch.known;
    }

    private UploadResult result(InboxFile file) {
        return isFirst(file.name(), file.tried()) ? UploadResult.PUT : UploadResult.AGAIN;
    }

    /** Several files that are put there. */
    private final class Batch implements UploadsTogether.UploadProgress {

        private final Map<String, UploadResult> unknown = new LinkedHashMap<>();
        private final Map<String, UploadResult> known = new LinkedHashMap<>();
        private final BooleanSupplier goesOn;

        private Batch(BooleanSupplier goesOn) {
            this.goesOn = goesOn;
        }

        @Override
        public void begins() {
            lease.check();
        }

        @Override
        public boolean mayRename(String file) {
            boolean may = goesOn.getAsBoolean();
            lease.check();
            if (may) {
                unfinished.remove(file);
            }
            return may;
        }

        @Override
        public void renamed(String file) {
            UploadResult result = Objects.requireNonNull(unknown.get(file), file);
            known.put(file, result);
            note(file, result);
        }
    }
}
