package io.mlops.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.core.outbox.journal.Entry;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.core.outbox.work.Work;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryNewsTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
    private static final Entry ENTRY = new Entry(1, "run-1", Work.Kind.BATCH, SINCE, new byte[0]);

    private final List<String> warnings = new ArrayList<>();
    private final List<String> infos = new ArrayList<>();
    private Journal.Counts waiting = new Journal.Counts(3, 40, Optional.of(SINCE));

    private DeliveryNews news(Duration interval) {
        return new DeliveryNews(
                "double://server",
                isParked -> isParked ? new Journal.Counts(0, 0, Optional.empty()) : waiting,
                interval,
                new DeliveryNews.Voice(warnings::add, infos::add));
    }

    private static RuntimeException down(int attempt) {
        return new BackendUnavailableException("attempt " + attempt, null);
    }

    @Test
    void failures_withinAnInterval_areOneWarning() {
        DeliveryNews news = news(Duration.ofHours(1));
        for (int attempt = 0; attempt < 100; attempt++) {
            news.failed(down(attempt));
        }

        assertThat(warnings)
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("3 writes with 40 points", SINCE.toString(), "double://server", "attempt 0"));
        assertThat(news.problem()).contains("attempt 99");
    }

    @Test
    void failures_behindTheInterval_areToldAgain() {
        DeliveryNews news = news(Duration.ofNanos(1));
        news.failed(down(0));
        news.failed(down(1));

        assertThat(warnings).hasSize(2);
    }

    @Test
    void refusals_withinAnInterval_areOneWarning() {
        DeliveryNews news = news(Duration.ofHours(1));
        for (int i = 0; i < 100; i++) {
            news.refused(ENTRY, new ConflictException("another value"));
        }

        assertThat(warnings).singleElement().satisfies(text -> assertThat(text).contains("run-1", "another value"));
        assertThat(news.problem()).isNull();
    }

    @Test
    void serverThatFlaps_isToldOfOnceInAnInterval() {
        DeliveryNews news = news(Duration.ofHours(1));
        news.succeeded();
        assertThat(infos).isEmpty();

        for (int i = 0; i < 100; i++) {
            news.failed(down(i));
            news.succeeded();
        }

        assertThat(warnings).hasSize(1);
        assertThat(infos).singleElement().satisfies(text -> assertThat(text).contains("takes writes again"));
    }

    @Test
    void recovery_behindEachWarning_isTheLastWord() {
        DeliveryNews news = news(Duration.ofNanos(1));
        for (int i = 0; i < 3; i++) {
            news.failed(down(i));
            news.succeeded();
        }

        assertThat(warnings).hasSize(3);
        assertThat(infos).hasSize(3);
    }

    @Test
    void success_endsTheProblem() {
        DeliveryNews news = news(Duration.ofHours(1));
        news.failed(down(0));
        news.succeeded();

        assertThat(news.problem()).isNull();
        assertThat(news.failingFor()).isZero();
    }

    @Test
    void close_withWritesThatWait_tellsHowManyAndHowOld() {
        news(Duration.ofHours(1)).atClose();
        assertThat(warnings)
                .singleElement()
                .satisfies(text -> assertThat(text).contains("3 writes with 40 points", SINCE.toString()));
        warnings.clear();
        waiting = new Journal.Counts(0, 0, Optional.empty());

        news(Duration.ofHours(1)).atClose();
        assertThat(warnings).isEmpty();
    }
}
