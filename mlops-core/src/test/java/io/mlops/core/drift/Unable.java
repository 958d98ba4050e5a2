package io.mlops.core.drift;

/** Ours says that the data do not suffice. */
final class Unable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unable(String reason) {
        super(reason);
    }
}
