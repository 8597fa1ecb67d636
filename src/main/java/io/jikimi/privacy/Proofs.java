package io.jikimi.privacy;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The list of erasures, one row for everybody and every guild that was erased. */
@Stored(
        as = "erasures",
        whose = Whose.NOBODY,
        kept = @Kept(after = "erased_at", days = 730),
        table = "privacy_erasure")
@Component
class Proofs {

    private static final RowMapper<Proof> PROOF =
            (row, _) ->
                    new Proof(
                            Proof.Kind.valueOf(row.getString("kind")),
                            row.getString("mark"),
                            row.getObject("erased_at", OffsetDateTime.class).toInstant(),
                            row.getLong("rows_gone"));

    private final JdbcClient database;

    Proofs(JdbcClient database) {
        this.database = database;
    }

    /**
     * Begins an erasure in the open transaction; a second one of the same waits here for the first.
     */
    void begin(Proof.Kind kind, String mark, Instant now) {
        var known =
                database.sql(
                                """
                                update privacy_erasure set erased_at = ?, pending = false
                                where kind = ? and mark = ?
                                """)
                        .params(Moments.toDatabase(now), kind.name(), mark)
                        .update();
        if (known == 0) {
            insert(new Proof(kind, mark, now, 0), false);
        }
    }

    void count(Proof.Kind kind, String mark, long rows) {
        database.sql(
                        """
                        update privacy_erasure set rows_gone = rows_gone + ?
                        where kind = ? and mark = ?
                        """)
                .params(rows, kind.name(), mark)
                .update();
    }

    Optional<Proof> find(Proof.Kind kind, String mark) {
        return database.sql("select * from privacy_erasure where kind = ? and mark = ?")
                .params(kind.name(), mark)
                .query(PROOF)
                .optional();
    }

    List<Proof> all() {
        return database.sql("select * from privacy_erasure order by id").query(PROOF).list();
    }

    /** Those that are known, but still have to be applied to what is stored here. */
    List<Proof> pending() {
        return database.sql("select * from privacy_erasure where pending = true order by id")
                .query(PROOF)
                .list();
    }

    void applied(Proof proof) {
        database.sql("update privacy_erasure set pending = false where kind = ? and mark = ?")
                .params(proof.kind().name(), proof.mark())
                .update();
    }

    /**
     * Takes over one of another list; it is pending if what is stored here may be older than it.
     */
    void takeOver(Proof proof) {
        var known = find(proof.kind(), proof.mark());
        if (known.isEmpty()) {
            insert(proof, true);
        } else if (known.get().erasedAt().isBefore(proof.erasedAt())) {
            database.sql(
                            """
                            update privacy_erasure set erased_at = ?, rows_gone = ?, pending = true
                            where kind = ? and mark = ?
                            """)
                    .params(
                            Moments.toDatabase(proof.erasedAt()),
                            proof.rowsGone(),
                            proof.kind().name(),
                            proof.mark())
                    .update();
        }
    }

    private void insert(Proof proof, boolean pending) {
        database.sql(
                        """
                        insert into privacy_erasure (kind, mark, erased_at, rows_gone, pending)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        proof.kind().name(),
                        proof.mark(),
                        Moments.toDatabase(proof.erasedAt()),
                        proof.rowsGone(),
                        pending)
                .update();
    }
}
