package io.tradesense.gateway.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as far as that can be believed.
 *
 * @param addresses the chain of {@code X-Forwarded-For}; the last one is who connected to us
 * @param client the address nearest to us in that chain that is none of our own proxies'
 * @param scheme http or https, as the client spoke it
 * @param host as the client asked for it
 */
public record Origin(String addresses, String client, String scheme, String host) {
    private static final String KEY = "gateway.origin";

    /** Reads what a client or a proxy claims; must run before the claims are removed. */
    static Origin of(HttpServerRequest request, TrustedProxies trusted) {
        String peer = request.remoteAddress().hostAddress();
        String scheme = request.isSSL() ? "https" : "http";
        var authority = request.authority();
        String host = textOr(request.getHeader(HttpHeaders.HOST), authority == null ? "" : authority.toString());
        if (!trusted.contains(peer)) {
            return new Origin(peer, peer, scheme, host);
        }
        String claimedChain = request.getHeader("x-forwarded-for");
        String chain = claimedChain == null ? peer : claimedChain + ", " + peer;
        String claimed = request.getHeader("x-forwarded-proto");
        return new Origin(
                chain,
                trusted.nearestStranger(chain),
                "https".equalsIgnoreCase(claimed) || "http".equalsIgnoreCase(claimed) ? claimed : scheme,
                textOr(request.getHeader("x-forwarded-host"), host));
    }

    public static Origin of(RoutingContext ctx) {
        Origin origin = ctx.get(KEY);
        if (origin == null) {
            throw new IllegalStateException("the client's claims were not read on this route");
        }
        return origin;
    }

    /** The client, host and scheme as one {@code Forwarded} (RFC 7239). */
    public String forwarded() {
        return "for=" + (client.indexOf(':') < 0 ? client : "\"[" + client + "]\"") + ";host=\""
                + host.replace("\\", "\\\\").replace("\"", "\\\"") + "\";proto=" + scheme;
    }

    /** What counts as one client: an IPv4 address, or the /64 of IPv6 that one household or machine has to itself. */
    public String network() {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(client);
        if (address == null || address.length == 4) {
            return client;
        }
        if (isIpv4Mapped(address)) {
            return NetUtil.bytesToIpAddress(Arrays.copyOfRange(address, 12, 16));
        }
        Arrays.fill(address, 8, 16, (byte) 0);
        return NetUtil.bytesToIpAddress(address) + "/64";
    }

    private static boolean isIpv4Mapped(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == (byte) 0xff && address[11] == (byte) 0xff;
    }

    void attach(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    private static String textOr(@Nullable String text, String fallback) {
        return text == null ? fallback : text;
    }
}
