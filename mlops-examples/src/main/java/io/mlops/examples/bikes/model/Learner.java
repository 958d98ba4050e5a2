package io.mlops.examples.bikes.model;

import java.util.List;
import java.util.Map;

/** A way to train a model. Learners are deterministic: the same data give the same model. */
public interface Learner {
    /** Returns a short name, such as {@code random-forest}. */
    String name();

    /** Returns what the learner was set to. */
    Map<String, Object> params();

    /**
     * Trains a model.
     *
     * @param errors is told the error on the held-out days after each step of the training
     */
    DemandModel fit(TrainingData data, StepErrors errors);

    /** Returns the candidates that the operator compares. */
    static List<Learner> candidates() {
        return List.of(new LinearLearner(50, 3.0), randomForest(), TreeLearner.extraTrees(30));
    }

    /** Returns the random forest among the candidates. */
    static Learner randomForest() {
        return TreeLearner.randomForest(30);
    }

    /** Receives the mean absolute error on held-out days after so many epochs or trees. */
    @FunctionalInterface
    interface StepErrors {
        /**
         * Called once for each measured step, in ascending order.
         *
         * @param step epochs or trees so far, from 1
         * @param error the error in rentals
         */
        void accept(int step, double error);
    }
}
