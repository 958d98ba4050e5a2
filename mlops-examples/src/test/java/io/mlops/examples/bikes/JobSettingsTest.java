package io.mlops.examples.bikes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class JobSettingsTest {
    private final Properties properties = new Properties();

    @Test
    void of_emptyProperties_countAsAbsent() {
        properties.setProperty("mlops.data", "");
        properties.setProperty("mlops.store", "");

        JobSettings settings = JobSettings.of(properties, Path.of("out"));

        assertThat(settings.data()).isEmpty();
        assertThat(settings.store()).isEmpty();
    }

    @Test
    void of_relativeData_isAgainstTheFolderOfTheCall() {
        properties.setProperty("mlops.data", "some/hour.csv");

        assertThat(JobSettings.of(properties, Path.of("out")).data())
                .contains(Path.of(System.getProperty("user.dir"), "some", "hour.csv"));
    }

    @Test
    void of_noOutput_writesBesideTheClasses() {
        assertThat(JobSettings.of(properties).output()).endsWithRaw(Path.of("bikes"));
    }
}
