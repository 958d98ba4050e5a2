package io.mlops.examples.bikes.model;

import io.mlops.examples.bikes.data.DayKind;
import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.examples.bikes.data.Weather;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/** What the models know of an hour. Stateless. */
public final class Features {
    /** The columns of the data that a model reads, in the order of {@link #values}. */
    public static final List<String> NAMES = List.of(
            "season",
            "mnth",
            "hr",
            "holiday",
            "weekday",
            "workingday",
            "weathersit",
            "temp",
            "atemp",
            "hum",
            "windspeed");

    /** The number of leading columns whose values are codes, not measurements. */
    public static final int CODES = 7;

    /** The name of the label. */
    public static final String LABEL = "cnt";

    private Features() {}

    /** Returns the values of the columns {@link #NAMES}. */
    public static double[] values(RentalHour hour) {
        DayKind day = hour.day();
        Weather weather = hour.weather();
        return new double[] {
            day.season(),
            hour.start().getMonthValue(),
            hour.start().getHour(),
            day.holiday() ? 1 : 0,
            day.weekday(),
            day.workingDay() ? 1 : 0,
            weather.situation(),
            weather.temperature(),
            weather.feltTemperature(),
            weather.humidity(),
            weather.windSpeed()
        };
    }

    /** The columns as they are: what trees split on. */
    static Example<Regressor> numbers(RentalHour hour) {
        return new ArrayExample<>(label(hour), NAMES.toArray(String[]::new), values(hour));
    }

    /** Codes as one feature for each value, as a linear model has no use for hour 17 being more than hour 8. */
    static Example<Regressor> categories(RentalHour hour) {
        Weather weather = hour.weather();
        ArrayExample<Regressor> example = new ArrayExample<>(label(hour));
        example.add("hr=" + hour.start().getHour() + (hour.day().workingDay() ? ",working" : ",free"), 1);
        example.add("mnth=" + hour.start().getMonthValue(), 1);
        example.add("weathersit=" + weather.situation(), 1);
        example.add("temp", weather.temperature());
        example.add("hum", weather.humidity());
        example.add("windspeed", weather.windSpeed());
        return example;
    }

    private static Regressor label(RentalHour hour) {
        return new Regressor(LABEL, hour.rentals());
    }
}
