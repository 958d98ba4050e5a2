package io.mlops.core.approval;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.RecordStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds approval requests. Immutable.
 *
 * <p>A request's id is model, version and time, so that the requests for a version are one range of ids, however many others there are: {@code scorer/000000007/1767225600000-9f86d081}. Those for
 * a policy have {@code /policy} in front, which no model's name can be.
 */
public final class ApprovalRecords {
    private static final String POLICY = "/policy/";
    private static final int RANDOM_DIGITS = 8;

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
     * Returns the id of a new request.
     *
     * @param model the model's name; empty for a policy
     * @param version the number
     * @param now when it is made
     */
    public static String newId(String model, int version, Instant now) {
        return prefix(model, version)
                + String.format(Locale.ROOT, "%013d-", now.toEpochMilli())
                + UUID.randomUUID().toString().substring(0, RANDOM_DIGITS);
    }

    private static String prefix(String model, int version) {
        return model.isEmpty() ? POLICY : String.format(Locale.ROOT, "%s/%09d/", model, version);
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
     * Returns a page of the requests for a model, by version and then by time.
     *
     * @param model the model's name; empty for all requests
     * @param page which page
     * @param now decides what has expired
     */
    public Page<StoredApproval> list(String model, PageRequest page, Instant now) {
        return page(model.isEmpty() ? "" : model + "/", page, now);
    }

    /**
     * Returns the requests for a version, the latest first.
     *
     * @param model the model's name; empty for those for a policy
     * @param version the number
     * @param now decides what has expired
     */
    public List<StoredApproval> of(String model, int version, Instant now) {
        return Page.stream(
                        PageRequest.first(PageRequest.DEFAULT_RESULTS), page -> page(prefix(model, version), page, now))
                .sorted(Comparator.comparing(
                                (StoredApproval stored) -> stored.request().id())
                        .reversed())
                .toList();
    }

    private Page<StoredApproval> page(String prefix, PageRequest page, Instant now) {
        return records.list(StoredApproval.KIND, prefix, page).map(record -> StoredApproval.read(record, now));
    }
}
