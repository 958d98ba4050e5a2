package io.mlops.page;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import java.util.Objects;
import java.util.Optional;

/**
 * Which page of a listing is wanted. Immutable.
 *
 * @param maxResults how many items at most, 1 to {@value #MAX_RESULTS}
 * @param pageToken the token of the page before; empty for the first page; one that the store did not give for this listing is an {@code InvalidInputException}
 */
public record PageRequest(int maxResults, Optional<String> pageToken) {
    /** The largest page that may be asked for. */
    public static final int MAX_RESULTS = 50_000;

    /** The size of a page where the caller names none. */
    public static final int DEFAULT_RESULTS = 1000;

    /** Longer than any token that a store gives, in UTF-16 units. */
    private static final int MAX_TOKEN = 1_000_000;

    /**
     * Checks the size.
     *
     * @throws InvalidInputException if {@code maxResults} is outside its range, or the token longer than any that a store gives
     */
    public PageRequest {
        Objects.requireNonNull(pageToken, "pageToken");
        if (maxResults < 1 || maxResults > MAX_RESULTS) {
            throw new InvalidInputException(new Violation(
                    "maxResults",
                    "must be from 1 to " + MAX_RESULTS,
                    Integer.toString(MAX_RESULTS),
                    Integer.toString(maxResults),
                    "ask for several pages"));
        }
        pageToken.filter(token -> token.length() > MAX_TOKEN).ifPresent(token -> {
            throw new InvalidInputException(
                    "page token", "must be one that this listing gave", token, "begin again without a token");
        });
    }

    /**
     * Returns a request for the first page.
     *
     * @param maxResults how many items at most
     * @throws InvalidInputException if {@code maxResults} is outside its range
     */
    public static PageRequest first(int maxResults) {
        return new PageRequest(maxResults, Optional.empty());
    }

    /**
     * Returns a request of the same size for the page that a token leads to.
     *
     * @param token a {@link Page#nextPageToken()}
     */
    public PageRequest after(String token) {
        return new PageRequest(maxResults, Optional.of(token));
    }
}
