package org.flaghoist.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/** Finds the partners that are not the demo's own: nothing that it invents may come to them. */
record RealPartners(DemoSettings settings, Credentials credentials, HostKeys hostKeys) {

    /** Why the hub must not start with the demo; empty where all partners are simulated, or it invents nothing. */
    List<String> faults(Collection<Partner> partners) {
        List<String> faults = new ArrayList<>();
        if (settings.samples() || SampleRun.hasBegun(settings.directory())) {
            partners.forEach(partner -> {
                String why = whyReal(partner);
                if (why != null) {
                    faults.add(fault(partner.id(), why));
                }
            });
        }
        return faults;
    }

    private String fault(String partner, String why) {
        return "flaghoist.demo: " + partner + " is not simulated, since " + why
                + ", and would get what the demo invents; set flaghoist.demo.enabled=false where real partners are to be"
                + " reached, or have it simulated, or set flaghoist.demo.samples=false and take an empty flaghoist.data";
    }

    private @Nullable String whyReal(Partner partner) {
        if (!settings.partners().contains(partner.id())) {
            return "it is none of flaghoist.demo.partners";
        }
        if (partner.transport() instanceof Jms jms) {
            return isMade(partner, jms.password()) ? null : "its password is given";
        }
        Sftp sftp = (Sftp) partner.transport();
        if (!isMade(partner, sftp.password())) {
            return "its password or key is given";
        }
        if (!sftp.hostKey().equals(hostKeys.publicKey(partner.id()))) {
            return "its host key is given";
        }
        return isHere(sftp.host()) ? null : "its host " + sftp.host() + " is another machine";
    }

    private boolean isMade(Partner partner, @Nullable Secret password) {
        return new Secret(credentials.password(partner.id())).equals(password);
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
