package io.mlops.examples.bikes.model;

import io.mlops.examples.bikes.data.RentalHour;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/** A trained model of the demand of an hour. Immutable; safe for use by several threads. */
public final class DemandModel {
    /** The name of the file that {@link #save} writes: Tribuo's protobuf. */
    public static final String FILE = "model.pb";

    private final Model<Regressor> model;
    private final Encoding encoding;

    DemandModel(Model<Regressor> model) {
        this.model = model;
        this.encoding = Encoding.of(model);
    }

    /**
     * Reads a model that {@link #save} wrote.
     *
     * @throws IOException if it cannot be read
     */
    public static DemandModel load(InputStream file) throws IOException {
        return new DemandModel(Model.deserializeFromStream(file).castModel(Regressor.class));
    }

    /**
     * Writes the model into a folder, which is made if it does not exist.
     *
     * @return the folder
     * @throws IOException if it cannot be written
     */
    public Path save(Path folder) throws IOException {
        Files.createDirectories(folder);
        model.serializeToFile(folder.resolve(FILE));
        return folder;
    }

    /** Returns the expected rentals of an hour; its label is not looked at. */
    public double predict(RentalHour hour) {
        return model.predict(encoding.encode(hour)).getOutput().getValues()[0];
    }

    /** Returns the mean absolute error in rentals; NaN where there are no hours. */
    public double meanAbsoluteError(Collection<RentalHour> hours) {
        return hours.stream()
                .mapToDouble(hour -> Math.abs(predict(hour) - hour.rentals()))
                .average()
                .orElse(Double.NaN);
    }
}
