package io.tradesense.analytics.models.tribuo;

import io.tradesense.analytics.models.domain.Learner;
import io.tradesense.analytics.models.domain.LinearFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.objectives.Huber;

/**
 * Linear fits by stochastic gradient descent with AdaGrad, few passes, which keeps weights small; k-means++ on one
 * thread. Every random choice comes from the seed. What was fitted is taken out as plain numbers, so that a kept model
 * needs no Tribuo to be asked.
 */
public final class TribuoLearner implements Learner {
    private static final int PASSES = 8;
    private static final int BATCH = 8;
    private static final double STEP = 0.1;
    private static final double START = 0.1;
    private static final int LOG_NEVER = Integer.MAX_VALUE;
    private static final int ITERATIONS = 25;
    private static final Label WON = new Label("won");
    private static final Label LOST = new Label("lost");

    /** Held, because the level of a logger that nobody holds is forgotten. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        // Each fit would log its progress at a level that the service shows.
        TRIBUO.setLevel(Level.WARNING);
    }

    @Override
    public LinearFit chance(double[][] features, boolean[] outcomes, long seed) {
        var data = data(features, row -> outcomes[row] ? WON : LOST, new LabelFactory());
        var trainer =
                new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(STEP, START), PASSES, LOG_NEVER, BATCH, seed);
        var model = trainer.train(data);
        int won = model.getOutputIDInfo().getID(WON);
        DenseMatrix weights = model.getWeightsCopy();
        LinearFit towards = fit(model, weights, won);
        LinearFit against = fit(model, weights, model.getOutputIDInfo().getID(LOST));
        List<Double> odds = new ArrayList<>();
        for (int i = 0; i < towards.weights().size(); i++) {
            odds.add(towards.weights().get(i) - against.weights().get(i));
        }
        return new LinearFit(odds, towards.bias() - against.bias());
    }

    @Override
    public LinearFit amount(double[][] features, double[] amounts, long seed) {
        var data = data(features, row -> new Regressor("r", amounts[row]), new RegressionFactory());
        var trainer = new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                new Huber(), new AdaGrad(STEP, START), PASSES, LOG_NEVER, BATCH, seed);
        var model = trainer.train(data);
        return fit(model, model.getWeightsCopy(), 0);
    }

    @Override
    public int[] groups(double[][] features, int groups, long seed) {
        var data = data(features, row -> ClusteringFactory.UNASSIGNED_CLUSTER_ID, new ClusteringFactory());
        var trainer = new KMeansTrainer(
                groups, ITERATIONS, DistanceType.L2.getDistance(), KMeansTrainer.Initialisation.PLUSPLUS, 1, seed);
        var model = trainer.train(data);
        return model.predict(data).stream()
                .map(prediction -> prediction.getOutput())
                .mapToInt(ClusterID::getID)
                .toArray();
    }

    private static <T extends Output<T>> MutableDataset<T> data(
            double[][] features, IntFunction<T> output, OutputFactory<T> factory) {
        String[] names = names(features[0].length);
        var data = new MutableDataset<>(new SimpleDataSourceProvenance("trades", factory), factory);
        for (int row = 0; row < features.length; row++) {
            Example<T> example = new ArrayExample<>(output.apply(row), names, features[row], Map.of());
            data.add(example);
        }
        return data;
    }

    /** In alphabetical order, which is the order Tribuo numbers them in. */
    private static String[] names(int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "f%04d".formatted(i);
        }
        return names;
    }

    private static LinearFit fit(AbstractLinearSGDModel<?> model, DenseMatrix weights, int output) {
        List<Double> fit = new ArrayList<>();
        int features = weights.getDimension2Size() - 1;
        for (String name : names(features)) {
            fit.add(weights.get(output, ((Model<?>) model).getFeatureIDMap().getID(name)));
        }
        return new LinearFit(fit, weights.get(output, features));
    }
}
