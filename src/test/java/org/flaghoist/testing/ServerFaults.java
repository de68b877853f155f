package org.flaghoist.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.session.helpers.AbstractConnectionService;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a partner's server itself. */
public final class ServerFaults implements SftpEventListener {

    private static final long ROOM = 32_768;

    private final AtomicInteger logins = new AtomicInteger();
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private volatile boolean locked;
    private volatile boolean full;
    private volatile Runnable afterRename = () -> {};
    private volatile Runnable beforeMove = () -> {};
    private volatile @Nullable Path growing;
    private volatile int rate = Integer.MAX_VALUE;
    private volatile String unreadable = "";
    private final Map<String, Integer> opened = new ConcurrentHashMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile boolean dropping;
    private final List<String> named = new CopyOnWriteArrayList<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile String unmoved = "";
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger vanishing = new AtomicInteger();

    /** Forgets what it has counted and noted. */
    void forget() {
        logins.set(0);
        opened.clear();
        mostOpen.set(0);
        named.clear();
    }

    /** Gives and takes so many bytes of files in a second. */
    public void slowDown(int bytesASecond) {
        rate = bytesASecond;
    }

    /** How often a file was opened. */
    public int opened(String name) {
        return opened.getOrDefault(name, 0);
    }

    /** How many files were open at once, at most. */
    public int mostOpen() {
        return mostOpen.get();
    }

    /** Ends a connection's newest channel when a file is opened over a second one. */
    public void dropSecondChannels(boolean dropping) {
        this.dropping = dropping;
    }

    /** The names that files were given, in order, each as often as it was. */
    public List<String> named() {
        return List.copyOf(named);
    }

    /** Gives so many files their new names and hangs up before it says so. */
    public void hangUpAfterRenames(int times) {
        unanswered.set(times);
    }

    /** Does not give a file this name. */
    public void refuseName(String name) {
        unmoved = name;
    }

    /** How often it refused one. */
    public int refusals() {
        return refusals.get();
    }

    /** Refuses every login, whatever the password, or no longer. */
    public void lockOut(boolean locked) {
        this.locked = locked;
    }

    /** How often a password was tried. */
    public int logins() {
        return logins.get();
    }

    /** Leaves each request without an answer, though the connection is alive. */
    public void hang() {
        answering = new CountDownLatch(1);
    }

    /** Has room for the first bytes of a file and then no more, or room again. */
    public void fillDisk(boolean full) {
        this.full = full;
    }

    /** Is called when a file has its new name and the client does not know it yet. */
    public void afterRename(Runnable work) {
        afterRename = work;
    }

    /** Is called when a collected file is about to be moved into a folder that is not there yet. */
    public void beforeMove(Runnable work) {
        beforeMove = work;
    }

    /** Makes a file longer each time its directory is listed, or none. */
    public void grow(@Nullable Path file) {
        growing = file;
    }

    /** Gives up so many listings, as a server does at a file that goes meanwhile. */
    public void giveUpListings(int times) {
        vanishing.set(times);
    }

    /** Lists a file and does not give it. */
    public void keep(String name) {
        unreadable = name;
    }

    /** Ends all of them. */
    public void end() {
        answering.countDown();
        locked = false;
        full = false;
        growing = null;
        unreadable = "";
        dropping = false;
        unanswered.set(0);
        vanishing.set(0);
        unmoved = "";
        rate = Integer.MAX_VALUE;
        afterRename = () -> {};
        beforeMove = () -> {};
    }

    boolean admits(boolean right) {
        logins.incrementAndGet();
        return right && !locked;
    }

    @Override
    public void received(ServerSession session, int type, int id) throws IOException {
        try {
            answering.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.toString());
        }
    }

    @Override
    public void open(ServerSession session, String handle, Handle file) throws IOException {
        String name = file.getFile().getFileName().toString();
        opened.merge(name, 1, Integer::sum);
        if (name.equals(unreadable)) {
            throw new FileSystemException(name, null, "kept back");
        }
        open.add(handle);
        mostOpen.accumulateAndGet(open.size(), Math::max);
        if (dropping) {
            dropSecondChannel(session);
        }
    }

    private static void dropSecondChannel(ServerSession session) {
        Collection<Channel> channels =
                session.getService(AbstractConnectionService.class).getChannels();
        if (channels.size() > 1) {
            channels.stream()
                    .max(Comparator.comparingLong(Channel::getChannelId))
                    .ifPresent(newest -> newest.close(true));
        }
    }

    @Override
    public void closed(ServerSession session, String handle, Handle file, @Nullable Throwable failure) {
        open.remove(handle);
    }

    @Override
    public void reading(
            ServerSession session, String handle, FileHandle file, long offset, byte[] data, int from, int count)
            throws IOException {
        beSlow(count);
    }

    private void beSlow(int bytes) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(bytes) / rate);
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.toString());
        }
    }

    @Override
    public void writing(
            ServerSession session, String handle, FileHandle file, long offset, byte[] data, int from, int count)
            throws IOException {
        beSlow(count);
        if (full && offset + count > ROOM) {
            throw new FileSystemException(file.getFile().toString(), null, "No space left on device");
        }
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) throws IOException {
        if (to.getFileName().toString().equals(unmoved)) {
            refusals.incrementAndGet();
            throw new FileSystemException(to.toString(), null, "refused by the test");
        }
    }

    @Override
    public void moved(
            ServerSession session, Path from, Path to, Collection<CopyOption> options, @Nullable Throwable failure) {
        if (failure == null) {
            named.add(to.getFileName().toString());
            if (unanswered.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                session.close(true);
            }
        }
        afterRename.run();
    }

    @Override
    public void created(ServerSession session, Path path, Map<String, ?> attributes, @Nullable Throwable failure) {
        beforeMove.run();
    }

    @Override
    public void readEntries(ServerSession session, String handle, DirectoryHandle directory, Map<String, Path> entries)
            throws IOException {
        if (!entries.isEmpty() && vanishing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new NoSuchFileException(directory.getFile().toString());
        }
        Path file = growing;
        if (file != null && !entries.isEmpty()) {
            Files.writeString(file, "\nBROKEN", StandardOpenOption.APPEND);
        }
    }
}
