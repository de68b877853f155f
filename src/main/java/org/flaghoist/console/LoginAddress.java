package org.flaghoist.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Where somebody logs in from.
 *
 * @param shown as it may be logged
 * @param network what one party holds: an IPv4 address, or an IPv6 network of 64 bits
 */
record LoginAddress(String shown, String network) {

    private static final int LONGEST = 45;
    private static final int NETWORK = 8;

    /** Of a login with a password that has come over HTTP. */
    static LoginAddress of(Authentication login) {
        return of(login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "");
    }

    static LoginAddress of(String remote) {
        // Where a proxy's header is trusted, it may say anything.
        String clean = remote.replaceAll("[^0-9A-Za-z.:_-]", "?");
        String shown = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
        return new LoginAddress(shown, network(shown));
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // With a colon it is never looked up as a name.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            if (bytes.length < 2 * NETWORK) {
                return InetAddress.getByAddress(bytes).getHostAddress();
            }
            byte[] network = new byte[2 * NETWORK];
            System.arraycopy(bytes, 0, network, 0, NETWORK);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
