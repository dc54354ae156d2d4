package io.tradesense.kit.events;

import io.vertx.core.json.JsonObject;

/** An event as its producer states it; the outbox adds what makes it unique. See {@link Event} for the parts. */
public record NewEvent(String type, String subject, JsonObject data) {}
