package io.mlops.core.sql.search;

import io.mlops.search.Field;
import io.mlops.search.OrderBy;
import java.util.ArrayList;
import java.util.List;

/** Turns an order into sort terms, and the keys of the last row into the condition that the next page begins behind it. */
final class OrderSql {
    /** SQLite joins 64 tables; whoever orders by more fields than these has them asked for row by row. */
    private static final int MAX_JOINED = 8;

    private final Listing<?> listing;

    OrderSql(Listing<?> listing) {
        this.listing = listing;
    }

    List<SortTerm> terms(List<OrderBy> order) {
        List<SortTerm> terms = new ArrayList<>();
        for (OrderBy part : order) {
            terms.add(term(part.field(), part.isAscending(), terms.size()));
        }
        terms.addAll(listing.defaultOrder());
        return terms;
    }

    private SortTerm term(Field field, boolean isAscending, int number) {
        if (field.kind() != Field.Kind.ATTRIBUTE) {
            return listing.table(field)
                    .map(table -> table.isOneTable() && table.value().isPresent() && number < MAX_JOINED
                            ? joined(table, field, isAscending, "o" + number)
                            : asked(table, field, isAscending))
                    .orElseGet(() -> missing(isAscending));
        }
        Attribute attribute = listing.attributes().get(field.key());
        if (attribute == null) {
            return missing(isAscending);
        }
        SortTerm plain = SortTerm.of(attribute, isAscending);
        if (!attribute.isNullable()) {
            return plain;
        }
        SqlText rank = new SqlText().add("CASE WHEN " + attribute.sql() + " IS NULL THEN 2 ELSE 0 END");
        return new SortTerm(plain.join(), rank, plain.value(), plain.type(), isAscending);
    }

    /** All rows are alike in a field that none of them has. A sum: by a plain number ORDER BY means the column of that place. */
    private static SortTerm missing(boolean isAscending) {
        return SortTerm.of(Attribute.number("(0 + 0)"), isAscending);
    }

    /** A key has one value: looked up once for rank and value, and where many rows are ordered the database may read the values of all of them at once. */
    private SortTerm joined(KeyedTable table, Field field, boolean isAscending, String alias) {
        SqlText join = new SqlText()
                .add(" LEFT JOIN (SELECT " + table.owner() + " AS owner, " + FilterSql.column(table, field)
                        + " AS held")
                .add(" FROM " + table.from() + " WHERE 1 = 1")
                .add(FilterSql.rule(table, field))
                .add(") " + alias + " ON " + alias + ".owner = t." + listing.key());
        String held = alias + ".held";
        SqlText rank = new SqlText()
                .add("CASE WHEN " + held + " IS NOT NULL THEN 0 WHEN " + alias + ".owner IS NULL THEN 2")
                .add(" ELSE " + rankOfNull(table) + " END");
        return new SortTerm(join, rank, new SqlText().add(held), table.type(), isAscending);
    }

    /**
     * Where a key has one value, nothing is aggregated: asked for a minimum, SQLite would walk the index of values instead of looking at the row. Of
     * several values the smallest counts.
     */
    private SortTerm asked(KeyedTable table, Field field, boolean isAscending) {
        String column = FilterSql.column(table, field);
        String wanted = table.value().isPresent() ? column : "MIN(" + column + ")";
        SqlText value = new SqlText().add("(SELECT " + wanted);
        SqlText rank = new SqlText()
                .add("COALESCE((SELECT CASE WHEN " + wanted + " IS NULL THEN " + rankOfNull(table) + " ELSE 0 END");
        for (SqlText part : List.of(value, rank)) {
            part.add(" FROM " + table.from() + " WHERE " + table.owner() + " = t." + listing.key());
            part.add(FilterSql.rule(table, field)).add(")");
        }
        return new SortTerm(new SqlText(), rank.add(", 2)"), value, table.type(), isAscending);
    }

    /** A number that is there and NULL is NaN; of texts there is none. */
    private static int rankOfNull(KeyedTable table) {
        return table.type() == Attribute.Type.DOUBLE ? 1 : 2;
    }

    /** Returns what the rows are joined with for an order. */
    static SqlText joins(List<SortTerm> terms) {
        SqlText joins = new SqlText();
        terms.forEach(term -> joins.add(term.join()));
        return joins;
    }

    static SqlText orderBy(List<SortTerm> terms) {
        SqlText order = new SqlText();
        int column = 2;
        for (SortTerm term : terms) {
            if (term.isRanked()) {
                order.add((order.isEmpty() ? " ORDER BY " : ", ") + column);
            }
            order.add((order.isEmpty() ? " ORDER BY " : ", ") + (column + 1) + (term.isAscending() ? "" : " DESC"));
            column += 2;
        }
        return order;
    }

    /** Returns the condition that a row follows the one with these keys. */
    static SqlText behind(List<SortTerm> terms, List<SortKey> keys) {
        SqlText result = new SqlText().add("(1 = 0)");
        for (int i = terms.size() - 1; i >= 0; i--) {
            result = behind(terms.get(i), keys.get(i), result);
        }
        return result;
    }

    private static SqlText behind(SortTerm term, SortKey key, SqlText others) {
        SqlText result = new SqlText().add("(");
        Object value = key.value();
        if (term.isRanked()) {
            result.add(term.rank()).add(" > " + key.rank() + " OR (");
            result.add(term.rank()).add(" = " + key.rank() + " AND ");
        }
        if (value == null) {
            result.add(others);
        } else {
            result.add("(").add(term.value()).add(term.isAscending() ? " > ?" : " < ?", value);
            result.add(" OR (")
                    .add(term.value())
                    .add(" = ?", value)
                    .add(" AND ")
                    .add(others)
                    .add("))");
        }
        return result.add(term.isRanked() ? "))" : ")");
    }
}
