package io.mlops.examples.bikes;

import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.examples.bikes.model.DemandModel;
import io.mlops.examples.bikes.model.TrainingData;
import java.util.List;
import java.util.Optional;

/**
 * Models that are trained on the same hours, to compete with each other. Immutable.
 *
 * @param name tags their runs
 * @param hours what they learn from, and the held-out days
 * @param reference a year of hours: what the inputs look like in each season
 * @param champion the model in service, if there is one: it is measured on the same held-out days
 */
record Campaign(String name, TrainingData hours, List<RentalHour> reference, Optional<DemandModel> champion) {
    /** The first models, trained on 2011. */
    static final String FIRST = "2011";

    /** The model of mid-2012, trained on recent days. */
    static final String SECOND = "mid-2012";

    /** Copies the hours. */
    Campaign {
        reference = List.copyOf(reference);
    }
}
