package io.mlops.examples.bikes.model;

import io.mlops.examples.bikes.data.RentalHour;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Hours as Tribuo takes them. */
record TribuoData(MutableDataset<Regressor> dataset) {
    static TribuoData of(List<RentalHour> hours, Encoding encoding) {
        RegressionFactory factory = new RegressionFactory();
        List<Example<Regressor>> examples = hours.stream().map(encoding::encode).toList();
        return new TribuoData(new MutableDataset<>(
                examples, new SimpleDataSourceProvenance("hours of bike rentals", factory), factory));
    }
}
