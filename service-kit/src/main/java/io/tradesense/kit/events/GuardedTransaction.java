package io.tradesense.kit.events;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that takes no statement once the work in it has failed. Without it, work that throws after it has begun a chain
 * of statements would go on with the chain behind the rollback, where each statement commits by itself.
 */
final class GuardedTransaction implements InvocationHandler {
    private final SqlConnection transaction;
    private boolean failed;

    private GuardedTransaction(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /** Does the work; what it throws is its failure too. */
    static Future<Void> in(SqlConnection transaction, Function<SqlConnection, Future<Void>> work) {
        var guard = new GuardedTransaction(transaction);
        var guarded = (SqlConnection) Proxy.newProxyInstance(
                GuardedTransaction.class.getClassLoader(), new Class<?>[] {SqlConnection.class}, guard);
        return Future.<Void>succeededFuture()
                .compose(start -> work.apply(guarded))
                .onFailure(failure -> guard.failed = true);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (failed) {
            throw new IllegalStateException("the work in this transaction has failed");
        }
        try {
            return method.invoke(transaction, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
