package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.http.server.PromptSockets;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Histories that are longer than a page, of a server that orders points by time while their steps fall. */
class MlflowHistoryTest {
    private static final String RUN = "0123456789abcdef0123456789abcdef";
    private static final MetricSeries LOSS = MetricSeries.of("loss");

    private final MockWebServer server = PromptSockets.server();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int size = 60_000;
    private Backend backend;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.incrementAndGet();
                return new MockResponse.Builder().body(page(request.getUrl())).build();
            }
        });
        server.start();
        backend = MlflowBackend.at(server.url("/").toString()).open(Fixtures.context());
    }

    @AfterEach
    void stop() {
        backend.close();
        server.close();
    }

    private String page(HttpUrl url) {
        String token = url.queryParameter("page_token");
        int from = token == null ? 0 : Integer.parseInt(token);
        int to = Math.min(size, from + Integer.parseInt(url.queryParameter("max_results")));
        StringBuilder json = new StringBuilder("{\"metrics\":[");
        for (int i = from; i < to; i++) {
            json.append(i == from ? "" : ",")
                    .append("{\"key\":\"loss\",\"value\":")
                    .append(i)
                    .append(",\"timestamp\":")
                    .append(i)
                    .append(",\"step\":")
                    .append(1_000_000 - i)
                    .append('}');
        }
        json.append(']');
        return json.append(to < size ? ",\"next_page_token\":\"" + to + "\"}" : "}")
                .toString();
    }

    private MetricStore metrics() {
        return backend.metrics().orElseThrow();
    }

    @Test
    void pages_ofALongSeries_askTheServerForItOnce() {
        PageRequest request = PageRequest.first(1_000);
        long points = 0;
        long last = Long.MIN_VALUE;
        int pages = 0;
        for (Optional<PageRequest> next = Optional.of(request); next.isPresent(); pages++) {
            MetricPage page = metrics().history(RUN, LOSS, StepRange.ALL, next.get());
            for (int i = 0; i < page.points().size(); i++) {
                assertThat(page.points().step(i)).isGreaterThan(last);
                last = page.points().step(i);
            }
            points += page.points().size();
            next = page.nextPageToken().map(token -> new PageRequest(1_000, Optional.of(token)));
        }

        assertThat(points).isEqualTo(60_000);
        assertThat(pages).isEqualTo(60);
        assertThat(requests).as("a page of the server has 25,000 points").hasValue(3);
    }

    @Test
    void firstPage_isAlwaysTheServersPresent() {
        size = 2_000;
        metrics().history(RUN, LOSS, StepRange.ALL, PageRequest.first(1_000));
        size = 3_000;

        MetricPage page = metrics().history(RUN, LOSS, StepRange.ALL, PageRequest.first(1_000));
        assertThat(page.points().step(0)).isEqualTo(1_000_000 - 2_999);
        assertThat(requests).hasValue(2);
    }

    @Test
    void token_ofAnotherInstance_isTaken() {
        String token = metrics()
                .history(RUN, LOSS, StepRange.ALL, PageRequest.first(50_000))
                .nextPageToken()
                .orElseThrow();
        try (Backend other = MlflowBackend.at(server.url("/").toString()).open(Fixtures.context())) {
            MetricPage page = other.metrics()
                    .orElseThrow()
                    .history(RUN, LOSS, StepRange.ALL, new PageRequest(50_000, Optional.of(token)));

            assertThat(page.points().size()).isEqualTo(10_000);
            assertThat(page.nextPageToken()).isEmpty();
        }
    }
}
