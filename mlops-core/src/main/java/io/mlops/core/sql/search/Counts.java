package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import io.mlops.search.Condition;
import io.mlops.search.Field;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** How many rows satisfy each condition of a search, counted in the indexes up to a limit, and with which of them it is worth to begin. Immutable once it was counted. */
final class Counts {
    /** A search begins with the rows of one condition only where they are fewer; more are not worth being gathered first. */
    private static final int MAX_LEADER_ROWS = 20_000;
    /** An index of texts holds their beginnings only, so that SQLite looks up each row in its table as well. */
    private static final int TEXT_COST = 4;
    /** The rows of another condition are gathered too where they are at most so many times those of the leader: to look one up among them costs a fraction of asking the tables. */
    private static final int GATHERED = 3;
    /** A condition that so many times more rows satisfy than the leader is asked row by row: a database that expects more rows of the leader than it has would gather all of the other. */
    private static final int FOR_FEW = 10;
    /** No index tells. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final long all;
    private final long[] found;
    private int leader = -1;
    private long cheapest = TEXT_COST * MAX_LEADER_ROWS;

    private Counts(long all, int conditions) {
        this.all = all;
        this.found = new long[conditions];
    }

    static Counts of(Session session, Searched searched, FilterSql sql, List<Condition> conditions)
            throws SQLException {
        Counts counts = new Counts(searched.all(session), conditions.size());
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            Optional<SqlText> rows = sql.rows(condition);
            counts.found[i] =
                    rows.isEmpty() ? UNKNOWN : searched.count(session, condition, rows.get(), MAX_LEADER_ROWS);
            counts.lead(i, condition.field().kind() == Field.Kind.METRIC ? 1 : TEXT_COST);
        }
        return counts;
    }

    private void lead(int condition, int costOfRow) {
        if (found[condition] < MAX_LEADER_ROWS && costOfRow * found[condition] < cheapest) {
            leader = condition;
            cheapest = costOfRow * found[condition];
        }
    }

    boolean hasLeader() {
        return leader >= 0;
    }

    /** Returns the place of the condition with whose rows it is worth to begin, if there is one. */
    int leader() {
        return leader;
    }

    /** Returns what it takes to begin with the leader's rows, in rows of an index of numbers. */
    long leaderCost() {
        return Math.min(cheapest, MAX_LEADER_ROWS);
    }

    /** Returns whether the rows of a condition are gathered before any is looked at. */
    boolean isGathered(int condition) {
        boolean areFew = found[condition] < MAX_LEADER_ROWS;
        return hasLeader() && areFew && found[condition] <= GATHERED * found[leader];
    }

    /** Returns whether the leader has so few rows that a condition is best asked of each. */
    boolean isForFew(int condition) {
        return hasLeader() && FOR_FEW * found[leader] <= found[condition];
    }

    /** Returns about which part of all rows satisfies all conditions, as if they had nothing to do with each other. */
    double share() {
        double share = 1;
        for (int i = 0; i < found.length; i++) {
            share *= share(i);
        }
        return share;
    }

    /** Returns about which part of all rows satisfies a condition: midway between what was counted and all where counting ended at the limit, and all where no index can tell. */
    double share(int condition) {
        if (found[condition] == UNKNOWN) {
            return 1;
        }
        double counted = Math.min(1, (double) found[condition] / Math.max(1, all));
        return found[condition] < MAX_LEADER_ROWS ? counted : Math.sqrt(counted);
    }
}
