package io.jikimi.privacy;

import io.jikimi.config.Secret;
import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns an id into a mark that tells nobody whose it is without the key: HMAC-SHA-256 under the
 * operator's key, or under one in the database where the operator has set none.
 */
@Stored(as = "erasure-key", whose = Whose.NOBODY, table = "privacy_key", key = "secret")
@Component
class ErasureKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final RowMapper<Secret> KEY = (row, _) -> Secret.of(row.getString(1));

    private final @Nullable Secret operators;
    private final JdbcClient database;
    private final Clock clock;

    ErasureKeys(PrivacyProperties properties, JdbcClient database, Clock clock) {
        var set = properties.key();
        this.operators = set == null || set.isBlank() ? null : set;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Has a key ready, so that none has to be drawn inside a transaction that may be rolled back.
     */
    void prepare() {
        if (operators == null && kept().isEmpty()) {
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            keep(HexFormat.of().formatHex(bytes));
        }
    }

    /** The mark under the key that holds now. */
    String mark(Proof.Kind kind, long id) {
        return mark(operators == null ? kept().getFirst() : operators, kind, id);
    }

    /** The marks under every key that there is, the one that holds now first. */
    List<String> marks(Proof.Kind kind, long id) {
        return Stream.concat(Stream.ofNullable(operators), kept().stream())
                .map(key -> mark(key, kind, id))
                .toList();
    }

    /** The keys in the database, the oldest first; two instances may each have drawn one. */
    List<Secret> kept() {
        return database.sql("select secret from privacy_key order by made_at, secret")
                .query(KEY)
                .list();
    }

    /** Keeps a key of another database beside those that are here. */
    void takeOver(Secret key) {
        if (!kept().contains(key)) {
            keep(key.reveal());
        }
    }

    private void keep(String key) {
        database.sql("insert into privacy_key (secret, made_at) values (?, ?)")
                .params(key, Moments.toDatabase(clock.instant()))
                .update();
    }

    private static String mark(Secret key, Proof.Kind kind, long id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var text = kind.name() + ":" + id;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, impossible);
        }
    }
}
