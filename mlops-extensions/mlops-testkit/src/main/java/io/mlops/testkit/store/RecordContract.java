package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.TextOrder;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.testkit.fixture.LegalTexts;
import io.mlops.testkit.fixture.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Versioned records: put, found, listed, deleted. */
public abstract class RecordContract extends StoreContract {
    private static final PageRequest ALL = PageRequest.first(1000);

    @Test
    void put_record_isFoundAsItWasWritten() {
        store().records();
        Instant first = store().now();
        String json = "{ \"b\" : 1.0,\n\t\"a\":\"\u00E4 \uD83D\uDE80 \\u0000\" }";
        assertThat(store().assign(new RecordWrite.Put("policy", "main", json)))
                .as("Put must assign the record's new revision, 1 the first time.")
                .isEqualTo("1");
        assertThat(store().records().find("policy", "main"))
                .as("JSON must come back as it was written, blanks, order and escapes included, dated by the commit.")
                .contains(new StoredRecord("policy", "main", 1, json, first));

        Instant second = store().clock().advance(Duration.ofSeconds(1));
        assertThat(store().assign(new RecordWrite.Put("policy", "main", "[]")))
                .as("Each Put must raise the revision by one.")
                .isEqualTo("2");
        assertThat(store().records().find("policy", "main"))
                .as("A record shows what was written last.")
                .contains(new StoredRecord("policy", "main", 2, "[]", second));
    }

    @Test
    void put_largeRecord_isKeptWhole() {
        store().records();
        String json = "\"" + "\u00E4b".repeat(1 << 19) + "\"";
        store().commit(new RecordWrite.Put("monitor", "large", json));

        assertThat(store().records()
                        .find("monitor", "large")
                        .map(StoredRecord::json)
                        .filter(json::equals))
                .as("A record of a million characters must be kept whole.")
                .isPresent();
    }

    @Test
    void find_otherKindOrId_isEmpty() {
        store().records();
        store().commit(new RecordWrite.Put("policy", "main", "1"));
        assertThat(store().records().find("policy", "Main"))
                .as("Ids are compared exactly.")
                .isEmpty();
        assertThat(store().records().find("approval", "main"))
                .as("A record belongs to its kind alone.")
                .isEmpty();
    }

    @Test
    void ids_ofAllTexts_areToldApartAndListedByCodePoint() {
        store().records();
        List<String> ids = Stream.of(
                        LegalTexts.keys().stream(), LegalTexts.ordinary().stream(), Stream.of("i".repeat(500)))
                .flatMap(texts -> texts)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        ids.forEach(id -> store().commit(new RecordWrite.Put("policy", id, "\"" + ids.indexOf(id) + "\"")));

        assertThat(store().records().list("policy", "", ALL).items())
                .as("Records are listed by id by code point (as UTF-8 compares), each id a record of its own.")
                .extracting(StoredRecord::id)
                .containsExactlyElementsOf(
                        ids.stream().sorted(TextOrder.CODE_POINT).toList());
        for (String id : ids) {
            assertThat(store().records().find("policy", id).map(StoredRecord::json))
                    .as("The record of id <%s> must be found by it.", id)
                    .contains("\"" + ids.indexOf(id) + "\"");
        }
    }

    @Test
    void list_prefix_isTakenLiterally() {
        store().records();
        for (String id : List.of("a%b", "a%c", "aXb", "a_b", "A%b", "b")) {
            store().commit(new RecordWrite.Put("policy", id, "1"));
        }
        store().commit(new RecordWrite.Put("policies", "a%d", "1"));

        assertThat(store().records().list("policy", "a%", ALL).items())
                .as("A prefix is a text, not a pattern: %% and _ stand for themselves, and case counts.")
                .extracting(StoredRecord::id)
                .containsExactly("a%b", "a%c");
        assertThat(store().records().list("policy", "a_", ALL).items())
                .as("A prefix is a text, not a pattern: _ stands for itself.")
                .extracting(StoredRecord::id)
                .containsExactly("a_b");
        assertThat(store().records().list("nothing", "", ALL).items())
                .as("A kind without records lists none.")
                .isEmpty();
    }

    @Test
    void list_byPages_isTheWholeInOrder() {
        store().records();
        for (int i = 0; i < 11; i++) {
            store().commit(new RecordWrite.Put("policy", "id " + (char) ('a' + i), "1"));
        }
        for (int size : new int[] {1, 3, 11, 12}) {
            List<String> read = new ArrayList<>();
            Page.stream(PageRequest.first(size), page -> store().records().list("policy", "id ", page))
                    .forEach(record -> read.add(record.id()));
            assertThat(read)
                    .as("Pages of %s, one after another, must give every record once, in order.", size)
                    .hasSize(11)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void kinds_areThoseThatHaveRecords() {
        assertThat(store().records().kinds())
                .as("A new store has records of no kind.")
                .isEmpty();
        for (String kind : List.of("policy", "approval", "a-new-kind", "gone")) {
            store().commit(new RecordWrite.Put(kind, "one", "1"));
            store().commit(new RecordWrite.Put(kind, "two", "2"));
        }
        store().commit(new RecordWrite.Delete("gone", "one"));
        store().commit(new RecordWrite.Delete("gone", "two"));
        store().commit(new RecordWrite.Delete("policy", "one"));

        assertThat(store().records().kinds())
                .as(
                        "kinds must return each kind that has a record, once and in order, and none whose records are all deleted.")
                .containsExactly("a-new-kind", "approval", "policy");
    }

    @Test
    void delete_record_isGoneAndItsRevisionsGoOn() {
        store().records();
        store().commit(new RecordWrite.Put("policy", "main", "1"));
        store().commit(new RecordWrite.Put("policy", "main", "2"));
        assertThat(store().assign(new RecordWrite.Delete("policy", "main")))
                .as("A deletion assigns nothing: the empty text.")
                .isEmpty();
        store().commit(new RecordWrite.Delete("policy", "main"));

        assertThat(store().records().find("policy", "main"))
                .as("A deleted record is gone.")
                .isEmpty();
        assertThat(store().records().list("policy", "", ALL).items())
                .as("A deleted record is not listed.")
                .isEmpty();
        store().commit(new RecordWrite.Put("policy", "main", "3"));
        assertThat(store().records()
                        .find("policy", "main")
                        .map(StoredRecord::revision)
                        .orElse(0L))
                .as("A record that is written again goes on counting, so that it is not taken for the deleted one.")
                .isGreaterThan(2L);
    }
}
