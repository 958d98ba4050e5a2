package io.mlops.core.outbox;

/**
 * How much is sent at once: half of what the server did not get done in its time, and more again when it does. For use by one thread.
 *
 * <p>What fails is halved down to single things; then it says nothing about the size, as while the server is away. After some that passed the double is tried, as a server that was slow is not for ever.
 */
final class Portion {
    private static final int PASSES_BEFORE_MORE = 32;
    /** More than any pack holds. */
    private static final int LARGEST = 1 << 20;

    private int most = Integer.MAX_VALUE;
    private int tooMuch = Integer.MAX_VALUE;
    private int passes;

    /** Returns how many things may be sent at once. */
    int most() {
        return most;
    }

    /** So many things were too much. */
    void failed(int size) {
        if (size > 1) {
            most = size / 2;
            tooMuch = size;
            passes = 0;
        }
    }

    /** Something was delivered. */
    void passed() {
        passes++;
        if (passes >= PASSES_BEFORE_MORE) {
            passes = 0;
            tooMuch = Integer.MAX_VALUE;
        }
        if (most < tooMuch / 2) {
            most = most >= LARGEST ? Integer.MAX_VALUE : 2 * most;
        }
    }
}
