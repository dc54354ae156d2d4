package io.tradesense.gateway.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.ProxyResponse;

/**
 * An answer that counts against its instance and is passed on all the same: a 502, 503 or 504 that is no problem document
 * comes from something in front of an instance that could not reach it. A problem document is the instance's own word, so
 * it works; were it counted, one dead dependency of a service would cut the whole service off, and then those who call it.
 * A 500 is one request's bug: counting it would let whoever found it close the service for everybody.
 */
final class BadHead extends RuntimeException {
    private final transient ProxyResponse answer;

    private BadHead(ProxyResponse answer) {
        super("answered " + answer.getStatusCode(), null, false, false);
        this.answer = answer;
    }

    static boolean is(ProxyResponse answer) {
        int status = answer.getStatusCode();
        if (status < 502 || status > 504) {
            return false;
        }
        String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
        return type == null || !type.startsWith("application/problem+json");
    }

    static BadHead of(ProxyResponse answer) {
        return new BadHead(answer);
    }

    ProxyResponse answer() {
        return answer;
    }
}
