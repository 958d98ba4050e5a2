package io.mlops.examples.bikes.model;

import io.mlops.examples.bikes.data.RentalHour;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/** How an hour becomes features. */
enum Encoding {
    NUMBERS,
    CATEGORIES;

    /** Returns the encoding that a model was trained with, which its own feature names tell. */
    static Encoding of(Model<Regressor> model) {
        return model.getFeatureIDMap().get("hr") == null ? CATEGORIES : NUMBERS;
    }

    Example<Regressor> encode(RentalHour hour) {
        return this == NUMBERS ? Features.numbers(hour) : Features.categories(hour);
    }
}
