package io.tradesense.benchmarks.market;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A handler that answers {@code /one} with what one {@code GET} finds and {@code /many} with what one {@code MGET} of a
 * hundred finds, and nothing around it. Arguments: its port; Redis by {@code BARE_REDIS_URL}.
 */
public final class BareRedis {
    static final int MANY = 100;

    private BareRedis() {}

    static String key(int number) {
        return "bare:" + number;
    }

    public static void main(String[] arguments) {
        var vertx = Vertx.vertx();
        List<String> all = IntStream.range(0, MANY).mapToObj(BareRedis::key).toList();
        // One connection, on which requests follow each other without waiting: the cheapest way to ask.
        Redis.createClient(vertx, new RedisOptions().setConnectionString(System.getenv("BARE_REDIS_URL")))
                .connect()
                .map(RedisAPI::api)
                .compose(redis -> serve(vertx, redis, all, Integer.parseInt(arguments[0])))
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }

    private static Future<HttpServer> serve(Vertx vertx, RedisAPI redis, List<String> all, int port) {
        return vertx.createHttpServer()
                .requestHandler(request -> (request.path().equals("/many") ? many(redis, all) : one(redis))
                        .onSuccess(body -> answer(request, body))
                        .onFailure(
                                failure -> request.response().setStatusCode(500).end(failure.toString())))
                .listen(port, "127.0.0.1");
    }

    private static Future<String> one(RedisAPI redis) {
        return redis.get(key(0)).map(Object::toString);
    }

    private static Future<String> many(RedisAPI redis, List<String> keys) {
        return redis.mget(keys).map(found -> {
            var body = new StringBuilder("{\"items\":[");
            found.forEach(each -> body.append(body.charAt(body.length() - 1) == '[' ? "" : ",")
                    .append(each));
            return body.append("]}").toString();
        });
    }

    private static void answer(HttpServerRequest request, String body) {
        request.response().putHeader("content-type", "application/json").end(body);
    }
}
