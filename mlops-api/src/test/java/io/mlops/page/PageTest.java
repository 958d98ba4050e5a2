package io.mlops.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void stream_overSeveralPagesAndAnEmptyOne_givesAllItemsInOrder() {
        List<Page<Integer>> pages = List.of(
                new Page<>(List.of(1, 2), Optional.of("1")),
                new Page<>(List.of(), Optional.of("2")),
                Page.last(List.of(3)));
        List<Integer> items = Page.stream(
                        PageRequest.first(2),
                        request -> pages.get(
                                request.pageToken().map(Integer::parseInt).orElse(0)))
                .toList();
        assertThat(items).containsExactly(1, 2, 3);
    }

    @Test
    void stream_thatIsNotReadToTheEnd_asksForNoPageAhead() {
        List<PageRequest> asked = new ArrayList<>();
        Page.stream(PageRequest.first(2), request -> {
                    asked.add(request);
                    return new Page<>(List.of(1, 2), Optional.of("more"));
                })
                .limit(2)
                .forEach(item -> assertThat(item).isPositive());
        assertThat(asked).hasSize(1);
    }

    @Test
    void request_outsideItsRange_isRefused() {
        assertThatThrownBy(() -> PageRequest.first(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> PageRequest.first(PageRequest.MAX_RESULTS + 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("50001");
    }
}
