package io.mlops.core.metrics.ranking;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.Sum;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;

/**
 * How good the first k places of ranked lists are, over queries: normalised discounted cumulative gain, mean average precision
 * and hit rate.
 *
 * <p>A query without any relevant document says nothing about a ranking; it is left out and counted, as is one with a
 * relevance that is negative or not finite. Mutable and not thread-safe.
 */
public final class RankingQuality {
    private final int places;
    private final Sum gains = new Sum();
    private final Sum precisions = new Sum();
    private long hits;
    private long queries;
    private long rejected;

    /**
     * Makes a quality of no query.
     *
     * @param places how many places count, at least 1
     * @throws InvalidInputException if there is none
     */
    public RankingQuality(int places) {
        if (places < 1) {
            throw new InvalidInputException("places", "must be at least 1", Integer.toString(places), "");
        }
        this.places = places;
    }

    /**
     * Adds a query.
     *
     * @param relevance how relevant each document is, in the order in which they were ranked, best first: 0 for not at all, 1 for
     *     relevant, more for grades; all documents of the query, also those behind the last place that counts
     * @return whether the query could be judged; else it is left out
     */
    public boolean add(double... relevance) {
        double[] ideal = relevance.clone();
        Arrays.sort(ideal);
        boolean sound = ideal.length > 0 && ideal[0] >= 0 && ideal[ideal.length - 1] > 0;
        if (!sound || !Double.isFinite(ideal[ideal.length - 1])) {
            rejected++;
            return false;
        }
        int shown = Math.min(places, relevance.length);
        double gain = 0;
        double best = 0;
        double precision = 0;
        int found = 0;
        for (int i = 0; i < shown; i++) {
            double discount = Math.log(2) / Math.log(i + 2.0);
            gain += relevance[i] * discount;
            best += ideal[ideal.length - 1 - i] * discount;
            if (relevance[i] > 0) {
                found++;
                precision += (double) found / (i + 1);
            }
        }
        gains.add(gain / best);
        precisions.add(precision / Math.min(places, relevant(ideal)));
        hits += found > 0 ? 1 : 0;
        queries++;
        return true;
    }

    private static int relevant(double[] sorted) {
        int count = 0;
        while (count < sorted.length && sorted[sorted.length - 1 - count] > 0) {
            count++;
        }
        return count;
    }

    /**
     * Adds what another one has summed.
     *
     * @param other a quality of as many places
     * @throws InvalidInputException if they differ
     */
    public void merge(RankingQuality other) {
        if (places != other.places) {
            throw new InvalidInputException("other", "must count " + places + " places", "" + other.places, "");
        }
        gains.add(other.gains);
        precisions.add(other.precisions);
        hits += other.hits;
        queries += other.queries;
        rejected += other.rejected;
    }

    /**
     * Returns the mean gain, discounted by the logarithm of the place, as a share of the best possible, 0 to 1.
     *
     * @see <a href="https://doi.org/10.1145/582415.582418">Jarvelin and Kekalainen 2002</a>
     */
    public Score ndcg() {
        return mean("ndcg", gains.value());
    }

    /** Returns the mean over queries of the precision at each relevant place, over as many as could be there, 0 to 1. */
    public Score meanAveragePrecision() {
        return mean("map", precisions.value());
    }

    /** Returns the share of queries with a relevant document in the places that count. */
    public Score hitRate() {
        return mean("hit-rate", (double) hits);
    }

    private Score mean(String measure, double sum) {
        return queries == 0
                ? Score.insufficient(measure, 0, rejected, "no query with a relevant document")
                : Score.of(measure, sum / queries, queries, rejected);
    }
}
