package io.tradesense.billing.local.domain;

import io.tradesense.billing.provider.domain.Command;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.billing.provider.domain.ProviderFailure.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One customer's books, open for one step. */
final class LocalSession {
    private static final int KEYS = 50;
    private final LocalBooks books;
    private final List<LocalPage> pages;
    private final Map<String, String> answered;
    private LocalAccount account;
    private Duration ahead;

    LocalSession(LocalBooks books) {
        this.books = books;
        this.ahead = books.ahead();
        this.pages = new ArrayList<>(books.pages());
        this.answered = new LinkedHashMap<>(books.answered());
        this.account = new LocalAccount(books, books.declines());
    }

    /** Lets happen what is due. Answers the customer's time. */
    Instant open(Instant realNow) {
        Instant now = realNow.plus(ahead);
        account.passTo(now);
        pages.removeIf(page -> !page.expiresAt().isAfter(now));
        return now;
    }

    LocalAccount account() {
        return account;
    }

    boolean isAnswered(String key) {
        return answered.containsKey(key);
    }

    void answer(String key, String pageId) {
        if (answered.size() >= KEYS) {
            answered.remove(answered.keySet().iterator().next());
        }
        answered.put(key, pageId);
    }

    Optional<LocalPage> answered(String key) {
        return pages.stream()
                .filter(page -> page.id().equals(answered.get(key)))
                .findFirst();
    }

    /** A new page in place of the one before. */
    LocalPage offer(Command.Checkout checkout, BigDecimal percentOff, Instant expiresAt) {
        if (account.live().isPresent()) {
            throw new ProviderFailure(Kind.REFUSED, "there is a subscription already");
        }
        pages.clear();
        var page = new LocalPage(
                books.customerId() + "." + UUID.randomUUID().toString().replace("-", ""),
                checkout.price(),
                checkout.trialDays(),
                checkout.coupon(),
                percentOff,
                checkout.successUrl(),
                expiresAt);
        pages.add(page);
        return page;
    }

    LocalPage page(String id, Instant now) {
        return pages.stream()
                .filter(page -> page.id().equals(id) && page.expiresAt().isAfter(now))
                .findFirst()
                .orElseThrow(() -> new ProviderFailure(Kind.REFUSED, "this page is used, or too old"));
    }

    String complete(String id, Instant now) {
        LocalPage page = page(id, now);
        if (!account.subscribe(page, now)) {
            throw new ProviderFailure(Kind.DECLINED, "the payment was declined");
        }
        pages.remove(page);
        return page.successUrl();
    }

    Instant advance(Duration by, Instant now) {
        ahead = ahead.plus(by);
        account.passTo(now.plus(by));
        return now.plus(by);
    }

    /** A card that works again pays at once what is owed. */
    boolean decline(boolean declines, Instant now) {
        account = new LocalAccount(account.close(), declines);
        if (!declines) {
            account.payWhatIsOwed(now);
        }
        return declines;
    }

    LocalBooks close() {
        LocalBooks money = account.close();
        return new LocalBooks(
                books.customerId(),
                books.userId(),
                ahead,
                money.declines(),
                money.credit(),
                money.subscriptions(),
                money.invoices(),
                pages,
                answered);
    }

    @Nullable
    Long dueInMillis(Instant realNow) {
        Instant next = account.next();
        return next == null ? null : Duration.between(realNow.plus(ahead), next).toMillis();
    }
}
