package io.mlops.core.monitoring;

import io.mlops.monitoring.WindowReport;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.RecordStore;
import io.mlops.spi.commit.RecordWrite;
import java.util.List;
import java.util.Locale;

/** The reports of one monitor as records: ordered by id as by time. Immutable. */
final class Reports {
    private static final String KIND = "monitor-report";

    private final RecordStore records;
    private final MonitorKey key;

    Reports(RecordStore records, MonitorKey key) {
        this.records = records;
        this.key = key;
    }

    /** What a report is about. */
    enum Sort {
        /** Error and latency. */
        ERROR,
        /** Inputs. */
        DRIFT
    }

    RecordWrite write(Sort sort, WindowReport report) {
        String id = prefix(sort) + "%015d/%09d".formatted(report.window().from().toEpochMilli(), report.version());
        return new RecordWrite.Put(KIND, id, ReportJson.write(report));
    }

    /** Returns all reports of a sort, the oldest first. */
    List<WindowReport> all(Sort sort) {
        return Page.stream(
                        PageRequest.first(PageRequest.DEFAULT_RESULTS), page -> records.list(KIND, prefix(sort), page))
                .map(record -> ReportJson.read(record.id(), record.json()))
                .toList();
    }

    private String prefix(Sort sort) {
        return key.id() + "/" + sort.name().toLowerCase(Locale.ROOT) + "/";
    }
}
