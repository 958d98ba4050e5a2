package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.Field;
import io.mlops.search.OrderBy;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Capability;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Searches by pages. */
public abstract class RunPagingContract extends StoreContract {
    @Test
    void pages_inEveryOrder_giveTheWhole() {
        store().metrics();
        List<Run> runs = RunCorpus.write(store());
        for (OrderBy order : List.of(
                Field.metric("auc").ascending(),
                Field.metric("auc").descending(),
                Field.param("half").descending(),
                Field.tag("text").ascending(),
                Field.attribute("run_name").ascending(),
                Field.attribute("end_time").descending())) {
            SearchQuery query = SearchQuery.all().orderBy(order);
            for (int size : new int[] {1, 4, runs.size()}) {
                assertThat(ids(query, size))
                        .as(
                                "Pages of %s ordered by %s, one after another, must give the whole in order, equal, missing and NaN values included.",
                                size, order)
                        .containsExactlyElementsOf(RunFields.EXPECTED.of(runs, query).stream()
                                .map(Run::id)
                                .toList());
            }
        }
    }

    @Test
    void pages_ofADefaultSearch_endWithoutToken() {
        List<Run> runs = RunCorpus.write(store());
        assertThat(ids(SearchQuery.all(), 5))
                .as("Pages of the default order must give the whole.")
                .containsExactlyElementsOf(RunFields.EXPECTED.of(runs, SearchQuery.all()).stream()
                        .map(Run::id)
                        .toList());
        Page<Run> whole = store().runs().searchRuns(List.of(), SearchQuery.all().limit(runs.size() + 1));
        assertThat(whole.nextPageToken())
                .as("A page that holds the rest must have no token.")
                .isEmpty();
    }

    @Test
    void pages_whileAnotherThreadInserts_giveEveryOldRowOnce() {
        store().needs(Capability.STABLE_PAGING);
        List<String> old = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            old.add(Samples.createRun(
                    store(),
                    Samples.run(i * 10, Experiment.DEFAULT_ID, store().now().plusMillis(i))));
        }
        AtomicBoolean isRead = new AtomicBoolean();
        Race<List<String>> race = Race.of(
                2,
                thread -> thread == 0
                        ? () -> {
                            try {
                                return ids(SearchQuery.all(), 3);
                            } finally {
                                isRead.set(true);
                            }
                        }
                        : () -> {
                            for (int i = 0; i < 200 && !isRead.get(); i++) {
                                Samples.createRun(
                                        store(),
                                        Samples.run(
                                                5000 + i,
                                                Experiment.DEFAULT_ID,
                                                store().now().plusMillis(i % 31)));
                            }
                            return List.of();
                        });

        assertThat(race.failures())
                .as("Paging and inserting at once must both succeed.")
                .isEmpty();
        List<String> seen = race.results().get(0);
        assertThat(seen).as("No row may appear on two pages.").doesNotHaveDuplicates();
        assertThat(seen)
                .as("Rows that exist throughout the paging must all appear: page by key, not by offset.")
                .containsAll(old);
    }

    @Test
    void page_afterAnInsertInFront_goesOnBehindTheLastRow() {
        store().needs(Capability.STABLE_PAGING);
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            created.add(Samples.createRun(
                    store(), Samples.run(i, Experiment.DEFAULT_ID, store().now().plusMillis(i))));
        }
        Page<Run> first = store().runs().searchRuns(List.of(), SearchQuery.all().limit(2));
        Samples.createRun(
                store(), Samples.run(9, Experiment.DEFAULT_ID, store().now().plusMillis(9)));
        Page<Run> second = store().runs()
                .searchRuns(
                        List.of(),
                        SearchQuery.all().limit(2).after(first.nextPageToken().orElseThrow()));

        assertThat(second.items())
                .as(
                        "The next page goes on behind the last row shown, whatever was inserted before it: page by key, not by offset.")
                .extracting(Run::id)
                .containsExactly(created.get(1), created.get(0));
    }

    @Test
    void page_ofAForeignToken_isRefused() {
        store().runs();
        SearchQuery query = SearchQuery.all().limit(2).after("no token of yours \uD83D\uDE80");
        assertThatThrownBy(
                        () -> store().runs().searchRuns(List.of(), query),
                        "A page token that the store did not give must be refused with InvalidInputException, not taken for the beginning.")
                .isInstanceOf(InvalidInputException.class);
    }

    private List<String> ids(SearchQuery query, int size) {
        return Page.stream(PageRequest.first(size), page -> {
                    Page<Run> found = store().runs().searchRuns(List.of(), query.page(page));
                    assertThat(found.items().size())
                            .as("A page must not hold more rows than were asked for.")
                            .isLessThanOrEqualTo(size);
                    return found;
                })
                .map(Run::id)
                .toList();
    }
}
