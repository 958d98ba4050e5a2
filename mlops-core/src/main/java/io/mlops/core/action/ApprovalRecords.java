package io.mlops.core.action;

import io.mlops.governance.Resource;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.RecordStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads approval requests from their records. Immutable. */
public final class ApprovalRecords {
    private final RecordStore records;

    /**
     * Reads from a store.
     *
     * @param records where the requests are kept
     */
    public ApprovalRecords(RecordStore records) {
        this.records = records;
    }

    /**
     * Returns a request, or empty where there is none.
     *
     * @param id its id
     * @param now decides what has expired
     */
    public Optional<StoredApproval> find(String id, Instant now) {
        return records.find(StoredApproval.KIND, id).map(record -> StoredApproval.read(record, now));
    }

    /**
     * Returns a page of requests in the order of their ids, which rise with time.
     *
     * @param page which page
     * @param now decides what has expired
     */
    public Page<StoredApproval> list(PageRequest page, Instant now) {
        return records.list(StoredApproval.KIND, "", page).map(record -> StoredApproval.read(record, now));
    }

    /** Returns the requests for a version and an alias, the latest first. */
    List<StoredApproval> forTarget(Resource target, Instant now) {
        return Page.stream(PageRequest.first(PageRequest.DEFAULT_RESULTS), page -> list(page, now))
                .filter(s -> s.request().subject().model().equals(target.name()))
                .filter(s -> s.request().subject().version() == target.version())
                .filter(s -> s.request().subject().alias().equals(target.alias()))
                .sorted(Comparator.comparing((StoredApproval s) -> s.request().id())
                        .reversed())
                .toList();
    }
}
