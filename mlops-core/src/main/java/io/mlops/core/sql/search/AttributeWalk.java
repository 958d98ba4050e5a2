package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * By columns of what is listed itself, which are in no index: finds the first of all rows, or of those that satisfy the condition to begin with, which takes one look at each and no more memory than these, and asks them the other conditions.
 */
final class AttributeWalk implements OrderWalk {
    private final Listing<?> listing;
    private final List<SortTerm> terms;

    private AttributeWalk(Listing<?> listing, List<SortTerm> terms) {
        this.listing = listing;
        this.terms = terms;
    }

    static Optional<OrderWalk> of(Listing<?> listing, List<SortTerm> terms) {
        boolean isOfOneTable = listing.from().matches("\\w+ t")
                && terms.stream().allMatch(term -> term.join().isEmpty());
        return isOfOneTable && !terms.get(0).mayHaveIndex()
                ? Optional.of(new AttributeWalk(listing, terms))
                : Optional.empty();
    }

    @Override
    public Optional<List<SearchRow>> rows(
            Session session, Conditions conditions, Optional<List<SortKey>> start, int wanted) throws SQLException {
        long looked = conditions.expectedOfFirst(wanted);
        if (looked > (conditions.hasLeader() ? conditions.leaderCost() : conditions.mayBeWalked(wanted))) {
            return Optional.empty();
        }
        // Their keys alone: whatever else a row has would be copied with each that is looked at. Not as a list that the
        // conditions are asked beside: SQLite bounds how deep an expression is with all that is nested in it.
        SqlText source = new SqlText()
                .add(" FROM (SELECT t." + listing.key() + " AS found FROM " + listing.from() + " WHERE ")
                .add(conditions.first());
        start.ifPresent(keys -> source.add(" AND ").add(OrderSql.behind(terms, keys)));
        String next = " ORDER BY ";
        for (SortTerm term : terms) {
            source.add(next).add(term.rank()).add(term.isRanked() ? ", " : "");
            source.add(term.value()).add(term.isAscending() ? "" : " DESC");
            next = ", ";
        }
        source.add(" LIMIT ?) w CROSS JOIN " + listing.from() + " WHERE t." + listing.key() + " = w.found AND ", looked)
                .add(conditions.asked());
        List<SearchRow> rows = SearchRow.list(session, listing, terms, source, wanted);
        return rows.size() == wanted ? Optional.of(rows) : Optional.empty();
    }
}
