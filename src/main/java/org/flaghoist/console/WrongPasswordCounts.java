package org.flaghoist.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All counts of wrong passwords, as many as are kept. Not thread-safe. */
final class WrongPasswordCounts {

    /** What is shown of all that do not exist: somebody may have typed the password there. */
    static final String UNKNOWN = "an unknown user";

    private static final int ADDRESSES = 10_000;
    private static final int UNKNOWN_USERS = 1_000;
    private static final int ADDRESSES_OF_A_USER = 20;

    private final LoginLimits limits;
    private final MonotonicClock clock;
    private final Map<String, WrongPasswords> users = new HashMap<>();
    private final Map<String, Map<String, WrongPasswords>> familiar = new HashMap<>();
    private final Map<String, WrongPasswords> unknownUsers = newestOf(UNKNOWN_USERS);
    private final Map<String, WrongPasswords> addresses = newestOf(ADDRESSES);

    WrongPasswordCounts(LoginLimits limits, LocalUsers local, MonotonicClock clock) {
        this.limits = limits;
        this.clock = clock;
        local.all().forEach(user -> {
            users.put(user.name(), count(false));
            familiar.put(user.name(), newestOf(ADDRESSES_OF_A_USER));
        });
    }

    /** A count, and what is said that it counts for. */
    record LoginCount(String name, WrongPasswords wrong) {}

    /** What counts for a login. */
    List<LoginCount> of(String user, LoginAddress address) {
        String network = address.network();
        Map<String, WrongPasswords> places = familiar.getOrDefault(user, Map.of());
        WrongPasswords place = places.get(network);
        if (place != null) {
            return List.of(new LoginCount(user + " from " + network, place));
        }
        LoginCount ofAddress =
                new LoginCount("address " + network, addresses.computeIfAbsent(network, unseen -> count(true)));
        return List.of(ofUser(user), ofAddress);
    }

    private LoginCount ofUser(String user) {
        @Nullable WrongPasswords known = users.get(user);
        return known == null
                ? new LoginCount(UNKNOWN, unknownUsers.computeIfAbsent(digest(user), unseen -> count(false)))
                : new LoginCount(user, known);
    }

    /** @return whether this is new */
    boolean makeFamiliar(String user, LoginAddress address) {
        Map<String, WrongPasswords> places = familiar.get(user);
        return places != null && places.putIfAbsent(address.network(), count(false)) == null;
    }

    void forEach(BiConsumer<String, WrongPasswords> action) {
        users.forEach(action);
        familiar.forEach(
                (user, places) -> places.forEach((network, count) -> action.accept(user + " from " + network, count)));
        unknownUsers.values().forEach(count -> action.accept(UNKNOWN, count));
        addresses.forEach((network, count) -> action.accept("address " + network, count));
    }

    private WrongPasswords count(boolean longerEachTime) {
        return new WrongPasswords(limits, longerEachTime, clock.nanos());
    }

    // It may be a password, and as long as a request may be.
    private static String digest(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /** Of which the one that was not asked for the longest goes first. */
    private static Map<String, WrongPasswords> newestOf(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, WrongPasswords> eldest) {
                return size() > most;
            }
        };
    }
}
