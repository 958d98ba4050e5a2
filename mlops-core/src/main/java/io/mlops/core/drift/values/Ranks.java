package io.mlops.core.drift.values;

import io.mlops.drift.SortedValues;

/**
 * Sums over the pooled ranks of two sorted samples, tied values at their mean rank.
 *
 * @param rankSum sum of the ranks of the first sample
 * @param deviation sum over the first sample of (rank - own rank) squared, times its size, plus the same of the second
 * @param ties sum of t^3 - t over groups of t tied values
 */
record Ranks(double rankSum, double deviation, double ties) {
    static Ranks of(SortedValues first, SortedValues second) {
        int n = first.size();
        int m = second.size();
        int i = 0;
        int j = 0;
        double rankSum = 0;
        double firstDeviation = 0;
        double secondDeviation = 0;
        double ties = 0;
        while (i < n || j < m) {
            double value = i == n ? second.get(j) : j == m ? first.get(i) : Math.min(first.get(i), second.get(j));
            int startI = i;
            int startJ = j;
            while (i < n && first.get(i) == value) {
                i++;
            }
            while (j < m && second.get(j) == value) {
                j++;
            }
            double rank = (startI + startJ + 1 + i + j) / 2.0;
            rankSum += rank * (i - startI);
            firstDeviation += squares(rank, startI, i);
            secondDeviation += squares(rank, startJ, j);
            double tied = (double) i - startI + j - startJ;
            ties += tied * (tied * tied - 1);
        }
        return new Ranks(rankSum, n * firstDeviation + m * secondDeviation, ties);
    }

    private static double squares(double rank, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            double difference = rank - (k + 1);
            sum += difference * difference;
        }
        return sum;
    }
}
