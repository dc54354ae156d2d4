package io.tradesense.ai.models.http;

import io.tradesense.ai.models.domain.ChatModel;
import io.tradesense.ai.models.domain.ModelRequest;
import io.vertx.core.http.HttpClient;

/** One model of a provider, over {@code POST /chat/completions} with its answer streamed. */
public final class OpenAi implements ChatModel {
    private final HttpClient http;
    private final Endpoint endpoint;
    private final ProviderGate gate;
    private final String model;

    public OpenAi(HttpClient http, Endpoint endpoint, ProviderGate gate, String model) {
        this.http = http;
        this.endpoint = endpoint;
        this.gate = gate;
        this.model = model;
    }

    @Override
    public Call ask(ModelRequest request, Listener listener) {
        var call = new OpenAiCall(http, endpoint, model, request, listener);
        call.begin(gate);
        return call;
    }

    @Override
    public String name() {
        return model;
    }
}
