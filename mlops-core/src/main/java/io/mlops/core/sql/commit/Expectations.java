package io.mlops.core.sql.commit;

import io.mlops.core.sql.record.RecordWrites;
import io.mlops.core.sql.registry.AliasRows;
import io.mlops.core.sql.registry.ModelNumbers;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.RunHolders;
import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.spi.commit.Expectation;
import java.sql.SQLException;

/** Compares what a commit expects with what is there. */
final class Expectations {
    private Expectations() {}

    static void check(Session session, Expectation expectation) throws SQLException {
        switch (expectation.type()) {
            case ALIAS_AT -> {
                Expectation.AliasAt alias = (Expectation.AliasAt) expectation;
                require(
                        "Alias " + Quoted.of(alias.alias()) + " of model " + Quoted.of(alias.model()),
                        alias.revision(),
                        AliasRows.revision(session, alias.model(), alias.alias()));
            }
            case RECORD_AT -> {
                Expectation.RecordAt expected = (Expectation.RecordAt) expectation;
                require(
                        "Record " + Quoted.of(expected.kind()) + "/" + Quoted.of(expected.id()),
                        expected.revision(),
                        RecordWrites.revision(session, expected.kind(), expected.id()));
            }
            case NEXT_VERSION -> {
                Expectation.NextVersion next = (Expectation.NextVersion) expectation;
                int actual = ModelNumbers.nextVersion(session, next.model());
                if (actual != next.version()) {
                    throw new ConflictException("The next version of model " + Quoted.of(next.model()) + " is " + actual
                            + ", not the expected " + next.version() + "; read it again and decide again");
                }
            }
            case RUN_HELD_BY -> {
                Expectation.RunHeldBy held = (Expectation.RunHeldBy) expectation;
                if (!RunHolders.isHeldBy(session, held.runId(), held.writerId())) {
                    throw new ConflictException("Run " + Quoted.of(held.runId())
                            + " has ended or was resumed meanwhile; read it again and decide again");
                }
            }
        }
    }

    private static void require(String what, long expected, long actual) {
        if (actual != expected) {
            throw new ConflictException(what + " is at revision " + actual + ", not at the expected " + expected
                    + ": it was changed meanwhile; read it again and decide again");
        }
    }
}
