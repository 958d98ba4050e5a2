package io.mlops.spi.listing;

import io.mlops.search.Literal;
import io.mlops.search.OrderBy;
import io.mlops.search.TextOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares the keys of rows: part by part, the most significant first. Immutable. */
final class SortOrder implements Comparator<SortKey> {
    static final Comparator<Literal> ASCENDING = (left, right) -> compare(Optional.of(left), Optional.of(right), true);

    private final List<OrderBy> order;

    SortOrder(List<OrderBy> order) {
        this.order = order;
    }

    @Override
    public int compare(SortKey left, SortKey right) {
        for (int i = 0; i < order.size(); i++) {
            int result = compare(
                    left.parts().get(i), right.parts().get(i), order.get(i).isAscending());
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    /** Numbers, then NaN, then texts, then what is missing; the direction turns numbers and texts among themselves alone. */
    private static int compare(Optional<Literal> left, Optional<Literal> right, boolean isAscending) {
        int byRank = Integer.compare(rank(left), rank(right));
        if (byRank != 0 || left.isEmpty() || right.isEmpty()) {
            return byRank;
        }
        int result = compare(left.get(), right.get());
        return isAscending ? result : -result;
    }

    private static int rank(Optional<Literal> part) {
        if (part.isEmpty()) {
            return 3;
        }
        if (part.get() instanceof Literal.Numeric number) {
            return Double.isNaN(number.value()) ? 1 : 0;
        }
        return 2;
    }

    private static int compare(Literal left, Literal right) {
        if (left instanceof Literal.Numeric a && right instanceof Literal.Numeric b) {
            return a.value() < b.value() ? -1 : a.value() > b.value() ? 1 : 0;
        }
        return TextOrder.CODE_POINT.compare(((Literal.Text) left).value(), ((Literal.Text) right).value());
    }
}
