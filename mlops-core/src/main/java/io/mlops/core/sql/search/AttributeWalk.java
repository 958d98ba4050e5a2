package io.mlops.core.sql.search;

import io.mlops.core.sql.session.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * By columns of what is listed itself, which are in no index: finds the first of all rows, which takes one look at each and no more memory than these, and asks them the conditions. Only where no condition is one to begin with.
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
        long looked = conditions.expected(wanted);
        if (conditions.hasLeader() || looked > conditions.mayBeWalked(wanted)) {
            return Optional.empty();
        }
        SqlText source = new SqlText()
                .add(" FROM (SELECT t.* FROM " + listing.from() + " WHERE ")
                .add(conditions.own());
        start.ifPresent(keys -> source.add(" AND ").add(OrderSql.behind(terms, keys)));
        String next = " ORDER BY ";
        for (SortTerm term : terms) {
            source.add(next).add(term.rank()).add(term.isRanked() ? ", " : "");
            source.add(term.value()).add(term.isAscending() ? "" : " DESC");
            next = ", ";
        }
        source.add(" LIMIT ?) t WHERE ", looked).add(conditions.asked());
        List<SearchRow> rows = SearchRow.list(session, listing, terms, source, wanted);
        return rows.size() == wanted ? Optional.of(rows) : Optional.empty();
    }
}
