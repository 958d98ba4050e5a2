package io.mlops.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import io.mlops.search.SearchQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics.auc > 0.9",
                "params.depth = '6'",
                "tags.`mlflow.user` LIKE 'a%'",
                "status = 'FINISHED'",
                "start_time > 1",
                "datasets.name = 'x'",
                "run_id IN ('a', 'b')"
            })
    void runs_knownField_isTaken(String filter) {
        SearchQuery query = SearchQuery.where(filter);

        assertThat(SearchRules.RUNS.check(query)).isSameAs(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour = 'red'", "datasets.colour = 'red'", "start_time = 'yesterday'", "status = 1"})
    void runs_unknownFieldOrKind_isRefused(String filter) {
        assertThatThrownBy(() -> SearchRules.RUNS.check(SearchQuery.where(filter)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void models_metric_isRefusedNamingWhatTheyHave() {
        assertThatThrownBy(() -> SearchRules.MODELS.check(SearchQuery.where("metrics.auc > 1")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("registered models");
    }

    @Test
    void runs_orderByDataset_isRefused() {
        assertThatThrownBy(() -> SearchRules.RUNS.check(SearchQuery.all().orderBy("datasets.name")))
                .isInstanceOf(InvalidInputException.class);
    }
}
