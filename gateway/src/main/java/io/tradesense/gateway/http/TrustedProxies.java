package io.tradesense.gateway.http;

import io.netty.util.NetUtil;
import io.tradesense.kit.config.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses whose word about a request's origin is taken: load balancers in front of the gateway. Default none. */
public final class TrustedProxies {
    private final List<Network> networks;

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /** Addresses or networks such as {@code 10.0.0.0/8}, separated by commas. */
    public static TrustedProxies of(Settings settings, String name) {
        List<Network> networks = new ArrayList<>();
        for (String text : settings.list(name, List.of())) {
            var network = network(text);
            if (network == null) {
                settings.note(name, "holds \"" + text + "\", which is no address and no network like 10.0.0.0/8");
            } else {
                networks.add(network);
            }
        }
        return new TrustedProxies(networks);
    }

    public boolean contains(String address) {
        byte[] octets = NetUtil.createByteArrayFromIpAddressString(address);
        return octets != null && networks.stream().anyMatch(network -> network.contains(octets));
    }

    /**
     * From right to left the first address that is none of these: what stands further left, anybody may have written. What
     * is no address at all ends the search at the proxy that passed it on.
     */
    String nearestStranger(String chain) {
        String[] addresses = chain.split(",", -1);
        String nearest = addresses[addresses.length - 1].trim();
        for (int i = addresses.length - 2; i >= 0 && contains(nearest); i--) {
            String next = addresses[i].trim();
            if (NetUtil.createByteArrayFromIpAddressString(next) == null) {
                return nearest;
            }
            nearest = next;
        }
        return nearest;
    }

    private static @Nullable Network network(String text) {
        int slash = text.indexOf('/');
        byte[] address = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        try {
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
            return bits >= 0 && bits <= address.length * 8 ? new Network(address, bits) : null;
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
