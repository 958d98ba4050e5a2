package io.mlops.core.chunk;

import java.sql.SQLException;

/** Gives the chunks of a series ordered by their first step; read by one thread. */
public interface ChunkSource {
    /** Moves to the next chunk, the first at the beginning; returns whether there is one. */
    boolean next() throws SQLException;

    /** Returns the first step of the chunk at which the source stands, without decoding it. */
    long firstStep();

    /** Returns the points of the chunk at which the source stands. */
    PointColumns points() throws SQLException;
}
