package io.jikimi.doctor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Tells whether what is said to a PostgreSQL stays on this machine or its private network. */
final class Neighbourhood {

    private static final Pattern HOSTS = Pattern.compile("jdbc:postgresql://([^/?]*).*");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private Neighbourhood() {}

    static boolean holds(String jdbcUrl) {
        var matcher = HOSTS.matcher(jdbcUrl);
        // Without a host, the driver takes this machine.
        return !matcher.matches()
                || Arrays.stream(matcher.group(1).split(",")).allMatch(Neighbourhood::isNear);
    }

    private static boolean isNear(String hostAndPort) {
        var host = PORT.matcher(hostAndPort).replaceFirst("");
        if (host.isEmpty()) {
            return true;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(Neighbourhood::isNear);
        } catch (UnknownHostException nobody) {
            return false;
        }
    }

    private static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                // Java does not know the private addresses of IPv6, fc00::/7.
                || address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }
}
