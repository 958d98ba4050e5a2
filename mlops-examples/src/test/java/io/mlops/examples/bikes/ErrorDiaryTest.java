package io.mlops.examples.bikes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.examples.bikes.data.DayKind;
import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.examples.bikes.data.Weather;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class ErrorDiaryTest {
    private final ErrorDiary diary = new ErrorDiary();

    @Test
    void mean_bothModels_isOfTheAbsoluteErrors() {
        diary.add(hour(1, 100), 90, 130);
        diary.add(hour(2, 100), 104, 60);

        assertThat(diary.mean(ErrorDiary.Entry::served, hour -> true)).isEqualTo(7);
        assertThat(diary.mean(ErrorDiary.Entry::first, hour -> true)).isEqualTo(35);
    }

    @Test
    void mean_someHours_leavesOutTheOthers() {
        diary.add(hour(1, 100), 90, 130);
        diary.add(hour(2, 100), 104, 60);

        assertThat(diary.mean(ErrorDiary.Entry::served, hour -> hour.start().getHour() == 2))
                .isEqualTo(4);
    }

    @Test
    void mean_noHour_isNaN() {
        assertThat(diary.mean(ErrorDiary.Entry::served, hour -> true)).isNaN();
    }

    private static RentalHour hour(int hour, int rentals) {
        LocalDate date = LocalDate.of(2012, 3, 5);
        return new RentalHour(date.atTime(hour, 0), DayKind.of(date), new Weather(1, 0.3, 0.3, 0.5, 0.1), rentals);
    }
}
