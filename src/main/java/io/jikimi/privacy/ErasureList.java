package io.jikimi.privacy;

import io.jikimi.config.Secret;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The list of erasures, as it is carried over from one database to another.
 *
 * @param keys the keys that lie in the database; the operator's own is not among them
 */
public record ErasureList(List<Secret> keys, List<Proof> proofs) {

    /** The list in a database that no bot has open. */
    public static ErasureList in(JdbcClient database, Clock clock) {
        return of(keys(database, clock), new Proofs(database));
    }

    static ErasureList of(ErasureKeys keys, Proofs proofs) {
        return new ErasureList(keys.kept(), proofs.all());
    }

    /**
     * Gives it to a database that no bot has open; the next bot that runs on it erases again
     * whoever was erased after what is stored there was written.
     *
     * @return how many erasures are to be repeated
     */
    public int giveTo(JdbcClient database, Clock clock) {
        var others = new Proofs(database);
        giveTo(keys(database, clock), others);
        return others.pending().size();
    }

    void giveTo(ErasureKeys others, Proofs list) {
        keys.forEach(others::takeOver);
        proofs.forEach(list::takeOver);
    }

    private static ErasureKeys keys(JdbcClient database, Clock clock) {
        var nothingSet = new PrivacyProperties(null, Duration.ZERO);
        return new ErasureKeys(nothingSet, database, clock);
    }
}
