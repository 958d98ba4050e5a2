package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Filter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a search, and how selective they are. Immutable.
 *
 * @param led begins with the rows of the condition that the fewest satisfy, and keeps those that are among the rows of others that few satisfy; asks the rest row by row
 * @param asked asks all of them row by row, for a search that goes along an index
 * @param leaderCost what it takes to begin with the rows of the cheapest condition, in rows of an index of numbers; counted up to a limit, which also stands where no index can tell
 * @param hasLeader whether {@code led} begins with the rows of one
 * @param share about which part of all rows satisfies all of them, as if they had nothing to do with each other; a guess where one is satisfied by more rows than are counted
 * @param own the part that is asked of the row itself: that it may be seen, and the conditions of its columns
 */
record Conditions(SqlText led, SqlText asked, long leaderCost, boolean hasLeader, double share, SqlText own) {
    /** A search begins with the rows of one condition only where they are fewer; more are not worth being gathered first. */
    private static final int MAX_LEADER_ROWS = 20_000;
    /** An index of texts holds their beginnings only, so that SQLite looks up each row in its table as well. */
    private static final int TEXT_COST = 4;
    /** The rows of another condition are gathered too where they are at most so many times those of the leader: to look one up among them costs a fraction of asking the tables. */
    private static final int GATHERED = 3;

    /**
     * Looks at conditions.
     *
     * @param session where to count
     * @param searched says what is searched
     * @param filter all that the rows have to satisfy
     */
    static Conditions of(Session session, Searched searched, Filter filter) throws SQLException {
        FilterSql sql = new FilterSql(searched.listing());
        List<Condition> conditions = filter.conditions();
        long all = searched.all(session);
        long[] found = new long[conditions.size()];
        int leader = -1;
        long cheapest = TEXT_COST * MAX_LEADER_ROWS;
        double share = 1;
        for (int i = 0; i < conditions.size(); i++) {
            Optional<SqlText> rows = sql.rows(conditions.get(i));
            found[i] = rows.isEmpty()
                    ? Long.MAX_VALUE
                    : searched.count(session, conditions.get(i), rows.get(), MAX_LEADER_ROWS);
            if (rows.isEmpty()) {
                continue;
            }
            double counted = Math.min(1, (double) found[i] / Math.max(1, all));
            // Where counting ended at the limit: midway between what was counted and all.
            share *= found[i] < MAX_LEADER_ROWS ? counted : Math.sqrt(counted);
            long cost = conditions.get(i).field().kind() == Field.Kind.METRIC ? found[i] : TEXT_COST * found[i];
            if (found[i] < MAX_LEADER_ROWS && cost < cheapest) {
                leader = i;
                cheapest = cost;
            }
        }
        SqlText own = new SqlText().add(searched.scope());
        SqlText asked = new SqlText().add(searched.scope());
        for (Condition condition : conditions) {
            SqlText each = sql.rowByRow(condition);
            asked.add(" AND ").add(each);
            if (condition.field().kind() == Field.Kind.ATTRIBUTE) {
                own.add(" AND ").add(each);
            }
        }
        SqlText led = new SqlText().add(searched.scope()).add(led(sql, conditions, found, leader));
        return new Conditions(led, asked, Math.min(cheapest, MAX_LEADER_ROWS), leader >= 0, share, own);
    }

    /** Returns the conditions where a search begins with the rows of one, if there is one with which it is worth it. */
    private static SqlText led(FilterSql sql, List<Condition> conditions, long[] found, int leader) {
        SqlText asked = new SqlText();
        List<Condition> gathered = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            boolean isGathered = leader >= 0 && found[i] <= GATHERED * found[leader] && found[i] < MAX_LEADER_ROWS;
            if (isGathered && i != leader) {
                gathered.add(conditions.get(i));
            } else if (i != leader) {
                asked.add(" AND ").add(sql.condition(conditions.get(i)));
            }
        }
        return leader < 0 ? asked : asked.add(" AND ").add(sql.gathered(conditions.get(leader), gathered));
    }

    /**
     * Tells whether to begin with the leader's rows is likely to look at fewer than an index of the order does.
     *
     * @param rows how many are wanted
     */
    boolean isBestLed(int rows) {
        return hasLeader && mayBeWalked(rows) == 0;
    }

    /**
     * Returns how many rows of an order may be looked at to find so many: none where going by the leader is likely to look at fewer.
     *
     * @param rows how many are wanted
     */
    long mayBeWalked(int rows) {
        return expected(rows) < leaderCost ? leaderCost : 0;
    }

    /**
     * Returns how many rows of an order are likely to be looked at to find so many: twice as many as estimated, as an estimate that was too small costs both ways.
     *
     * @param rows how many are wanted
     */
    long expected(int rows) {
        return (long) (2 * rows / share);
    }
}
