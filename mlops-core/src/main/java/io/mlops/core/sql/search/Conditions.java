package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Filter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of a search, and how selective they are. Immutable.
 *
 * @param led begins with the rows of the condition that the fewest satisfy, and keeps those that are among the rows of others that few satisfy; asks the rest row by row
 * @param asked asks all of them row by row, for a search that goes along an index
 * @param leaderCost what it takes to begin with the rows of the cheapest condition, in rows of an index of numbers; counted up to a limit, which also stands where no index can tell
 * @param hasLeader whether {@code led} begins with the rows of one
 * @param share about which part of all rows satisfies all of them, as if they had nothing to do with each other; a guess where one is satisfied by more rows than are counted
 * @param first the part that a search by an order in no index asks first: that the row may be seen, the conditions of its columns, and that it is among the rows with which {@code led} begins
 * @param restShare the same as {@code share} of the conditions that are not among the first
 */
record Conditions(
        SqlText led, SqlText asked, long leaderCost, boolean hasLeader, double share, SqlText first, double restShare) {
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
        Counts counts = Counts.of(session, searched, sql, conditions);
        SqlText asked = new SqlText().add(searched.scope());
        SqlText first = new SqlText().add(searched.scope());
        SqlText rest = new SqlText();
        List<Condition> gathered = new ArrayList<>();
        double restShare = 1;
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            asked.add(" AND ").add(sql.rowByRow(condition));
            if (i == counts.leader()) {
                continue;
            }
            if (counts.isGathered(i)) {
                gathered.add(condition);
                continue;
            }
            restShare *= counts.share(i);
            rest.add(" AND ").add(counts.isForFew(i) ? sql.rowByRow(condition) : sql.condition(condition));
            if (condition.field().kind() == Field.Kind.ATTRIBUTE) {
                first.add(" AND ").add(sql.rowByRow(condition));
            }
        }
        SqlText led = new SqlText().add(searched.scope()).add(rest);
        if (counts.hasLeader()) {
            SqlText leading = sql.gathered(conditions.get(counts.leader()), gathered);
            led.add(" AND ").add(leading);
            first.add(" AND ").add(leading);
        }
        return new Conditions(led, asked, counts.leaderCost(), counts.hasLeader(), counts.share(), first, restShare);
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

    /**
     * Returns how many of the rows that satisfy the first conditions are likely to be looked at to find so many that satisfy all.
     *
     * @param rows how many are wanted
     */
    long expectedOfFirst(int rows) {
        return (long) (2 * rows / restShare);
    }
}
