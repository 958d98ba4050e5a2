package io.mlops.http.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.InvalidInputException;
import io.mlops.http.wire.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a search on the server, page after page as they are read. Each iteration asks anew. Not thread-safe.
 *
 * @param pages asks for a page by the token of the one before, or for the first by empty
 * @param rows the field of an answer that holds its rows
 * @param read makes a row of it
 * @param <T> what is searched for
 */
public record RemoteRows<T>(Function<Optional<String>, JsonNode> pages, String rows, Function<JsonNode, T> read)
        implements Iterable<T> {
    /** The rows that one page of a search may read. */
    public static final int MOST = 50_000;

    @Override
    public Iterator<T> iterator() {
        return new Rows();
    }

    private final class Rows implements Iterator<T> {
        private final Deque<JsonNode> ready = new ArrayDeque<>();
        private Optional<String> token = Optional.empty();
        private boolean isLast;
        private int count;

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !isLast) {
                JsonNode page = pages.apply(token);
                page.path(rows).forEach(ready::add);
                token = Json.nonEmpty(page, "next_page_token");
                isLast = token.isEmpty();
            }
            return !ready.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the last row is read");
            }
            count++;
            if (count > MOST) {
                throw new InvalidInputException(
                        "search",
                        "must look at no more than " + MOST + " rows of the server",
                        "more than " + MOST,
                        "narrow it by equality of params or tags, by experiments, or leave out the order");
            }
            return read.apply(ready.remove());
        }
    }
}
