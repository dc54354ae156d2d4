package io.tradesense.ai.minilm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.tradesense.ai.models.domain.LocalModel;
import java.util.List;

/**
 * all-MiniLM-L6-v2 in eight bits (Apache 2.0), 384 numbers a vector. It is loaded at the first text, about 23 MB of weights and
 * the libraries of ONNX Runtime and of its tokenizer for this machine; the latter is copied into {@code ~/.djl.ai}.
 */
public final class MiniLm implements LocalModel {

    /** Loaded by whoever asks first; a machine it has no libraries for fails here, and again at each text. */
    private static final class Loaded {
        static final EmbeddingModel MODEL = load();

        /** The tokenizer's library would tell its makers of each start and fetch other builds of itself. */
        private static EmbeddingModel load() {
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("RUST_FLAVOR", "cpu");
            // On the caller's thread: whoever calls has decided how many work at once.
            return new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
        }
    }

    @Override
    public String name() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(MiniLm::vector).toList();
    }

    /** The middle of its passages, each by its length. */
    private static float[] vector(String text) {
        List<String> passages = Passages.of(text);
        List<TextSegment> segments = passages.stream().map(TextSegment::from).toList();
        List<Embedding> parts = Loaded.MODEL.embedAll(segments).content();
        var sum = new double[parts.get(0).dimension()];
        for (int part = 0; part < parts.size(); part++) {
            float[] numbers = parts.get(part).vector();
            int weight = passages.get(part).length();
            for (int at = 0; at < sum.length; at++) {
                sum[at] += weight * numbers[at];
            }
        }
        return unit(sum);
    }

    private static float[] unit(double[] numbers) {
        double square = 0;
        for (double each : numbers) {
            square += each * each;
        }
        double length = Math.sqrt(square);
        var vector = new float[numbers.length];
        for (int at = 0; at < vector.length && length > 0; at++) {
            vector[at] = (float) (numbers[at] / length);
        }
        return vector;
    }
}
