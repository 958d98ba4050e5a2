package io.mlops.examples.bikes.model;

import java.util.Map;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Linear regression by stochastic gradient descent with AdaGrad. */
record LinearLearner(int epochs, double learningRate) implements Learner {
    private static final double STABILITY = 0.1;
    private static final long SEED = 7;

    @Override
    public String name() {
        return "linear-sgd";
    }

    @Override
    public Map<String, Object> params() {
        return Map.of("learner", name(), "epochs", epochs, "learning_rate", learningRate, "seed", SEED);
    }

    @Override
    public DemandModel fit(TrainingData data, StepErrors errors) {
        TribuoData training = TribuoData.of(data.training(), Encoding.CATEGORIES);
        int done = 0;
        while (true) {
            // Tribuo cannot go on with a trained model; the first epochs of a longer training are those of a shorter
            // one.
            done = Math.min(epochs, done == 0 ? 1 : done + (done + 1) / 2);
            DemandModel model = train(training, done);
            errors.accept(done, model.meanAbsoluteError(data.heldOut()));
            if (done == epochs) {
                return model;
            }
        }
    }

    private DemandModel train(TribuoData training, int epochsToRun) {
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new SquaredLoss(), new AdaGrad(learningRate, STABILITY), epochsToRun, Integer.MAX_VALUE, 1, SEED);
        return new DemandModel(trainer.train(training.dataset()).castModel(Regressor.class));
    }
}
