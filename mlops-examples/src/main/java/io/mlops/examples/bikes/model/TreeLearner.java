package io.mlops.examples.bikes.model;

import io.mlops.examples.bikes.data.RentalHour;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.common.tree.ExtraTreesTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** An ensemble of regression trees: a random forest, or extra trees, which split where chance says. */
record TreeLearner(String name, boolean randomSplits, float features, int trees) implements Learner {
    private static final int MAX_DEPTH = 16;
    private static final float MIN_LEAF_WEIGHT = 10;
    private static final float MIN_IMPURITY_DECREASE = 0;
    private static final long SEED = 42;

    static TreeLearner randomForest(int trees) {
        return new TreeLearner("random-forest", false, 0.8f, trees);
    }

    static TreeLearner extraTrees(int trees) {
        return new TreeLearner("extra-trees", true, 1.0f, trees);
    }

    @Override
    public Map<String, Object> params() {
        return Map.of(
                "learner", name,
                "trees", trees,
                "max_depth", MAX_DEPTH,
                "min_leaf_weight", MIN_LEAF_WEIGHT,
                "features_per_split", features,
                "seed", SEED);
    }

    @Override
    public DemandModel fit(TrainingData data, StepErrors errors) {
        CARTRegressionTrainer tree = new CARTRegressionTrainer(
                MAX_DEPTH,
                MIN_LEAF_WEIGHT,
                MIN_IMPURITY_DECREASE,
                features,
                randomSplits,
                new MeanSquaredError(),
                SEED);
        AveragingCombiner mean = new AveragingCombiner();
        BaggingTrainer<Regressor> trainer = randomSplits
                ? new ExtraTreesTrainer<>(tree, mean, trees, SEED)
                : new RandomForestTrainer<>(tree, mean, trees, SEED);
        EnsembleModel<Regressor> ensemble =
                trainer.train(TribuoData.of(data.training(), Encoding.NUMBERS).dataset());
        measure(ensemble, data.heldOut(), errors);
        return new DemandModel(ensemble);
    }

    private static void measure(EnsembleModel<Regressor> ensemble, List<RentalHour> heldOut, StepErrors errors) {
        double[] sums = new double[heldOut.size()];
        List<Example<Regressor>> examples =
                heldOut.stream().map(Features::numbers).toList();
        int grown = 0;
        for (Model<Regressor> tree : ensemble.getModels()) {
            grown++;
            double error = 0;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += tree.predict(examples.get(i)).getOutput().getValues()[0];
                error += Math.abs(sums[i] / grown - heldOut.get(i).rentals());
            }
            errors.accept(grown, error / sums.length);
        }
    }
}
