package io.mlops.page;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A part of a listing, in its order. Immutable.
 *
 * @param <T> what is listed
 * @param items the items of this page; may be empty, also where another page follows
 * @param nextPageToken leads to the page after this one; empty on the last
 */
public record Page<T>(List<T> items, Optional<String> nextPageToken) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(nextPageToken, "nextPageToken");
    }

    /**
     * Returns a page that no other follows.
     *
     * @param <T> what is listed
     * @param items its items
     */
    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /**
     * Returns a page with the same token whose items are converted.
     *
     * @param <R> what the new page lists
     * @param conversion applied to each item
     */
    public <R> Page<R> map(Function<? super T, ? extends R> conversion) {
        return new Page<>(items.stream().<R>map(conversion).toList(), nextPageToken);
    }

    /**
     * Returns all items of a listing, page by page as they are consumed.
     *
     * <p>The stream is sequential and lazy; an error of {@code fetch} comes out of the terminal operation.
     *
     * @param <T> what is listed
     * @param first the request for the first page
     * @param fetch asks for one page
     */
    public static <T> Stream<T> stream(PageRequest first, Function<PageRequest, Page<T>> fetch) {
        Iterator<T> items = new PageIterator<>(first, fetch);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
    }

    private static final class PageIterator<T> implements Iterator<T> {
        private final Function<PageRequest, Page<T>> fetch;
        private final Queue<T> ready = new ArrayDeque<>();
        private Optional<PageRequest> next;

        PageIterator(PageRequest first, Function<PageRequest, Page<T>> fetch) {
            this.fetch = Objects.requireNonNull(fetch, "fetch");
            this.next = Optional.of(first);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && next.isPresent()) {
                PageRequest request = next.get();
                Page<T> page = fetch.apply(request);
                ready.addAll(page.items());
                next = page.nextPageToken().map(request::after);
            }
            return !ready.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the last page is read");
            }
            return ready.remove();
        }
    }
}
