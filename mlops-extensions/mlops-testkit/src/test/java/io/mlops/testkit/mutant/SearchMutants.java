package io.mlops.testkit.mutant;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.Filter;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.testkit.altered.Alteration;
import io.mlops.testkit.altered.Call;
import io.mlops.tracking.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mutants of searches of runs. */
final class SearchMutants {
    private SearchMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addQueries(mutants);
        addPages(mutants);
    }

    private static void addQueries(Map<String, Mutant> mutants) {
        mutants.put(
                "ignores filters",
                new Mutant(
                        "RunSearch",
                        "text_comparedInEveryWay_isFoundAsFilterMatchesSays",
                        altered(query -> new SearchQuery(Filter.all(), query.orderBy(), query.view(), query.page()))));
        mutants.put(
                "ignores orders",
                new Mutant(
                        "RunSearch",
                        "orders_ofEveryKind_sortByValueWithNanAndMissingLast",
                        altered(query -> new SearchQuery(query.filter(), List.of(), query.view(), query.page()))));
        mutants.put(
                "shows deleted runs always",
                new Mutant(
                        "RunSearch", "view_ofDeletedRuns_isAsAsked", altered(query -> query.view(LifecycleView.ALL))));
        mutants.put(
                "searches in all experiments",
                new Mutant(
                        "RunSearch",
                        "search_inExperiments_seesTheirRunsAlone",
                        Alteration.of(
                                "runs.searchRuns",
                                call -> call.proceedWith(List.of(), call.argument(1, SearchQuery.class)))));
    }

    private static void addPages(Map<String, Mutant> mutants) {
        mutants.put(
                "pages runs by offset",
                new Mutant(
                        "RunPaging",
                        "page_afterAnInsertInFront_goesOnBehindTheLastRow",
                        Alteration.of("runs.searchRuns", call -> byOffset(call))));
        mutants.put(
                "takes any page token for the beginning",
                new Mutant(
                        "RunPaging",
                        "page_ofAForeignToken_isRefused",
                        altered(query ->
                                query.page(PageRequest.first(query.page().maxResults())))));
    }

    private static Alteration altered(UnaryOperator<SearchQuery> change) {
        return Alteration.of(
                "runs.searchRuns",
                call -> call.proceedWith(
                        call.argument(0, List.class), change.apply(call.argument(1, SearchQuery.class))));
    }

    private static Page<Run> byOffset(Call call) {
        SearchQuery query = call.argument(1, SearchQuery.class);
        List<Run> all = call.backend()
                .runs()
                .orElseThrow()
                .searchRuns(List.of(), query.page(PageRequest.first(1000)))
                .items();
        int from = query.page().pageToken().map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + query.page().maxResults());
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of("" + to) : Optional.empty());
    }
}
