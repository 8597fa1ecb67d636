package io.jikimi.backup;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts rows and adds up their SHA-256, so that their order does not matter. */
final class Adder {

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(256);

    private final MessageDigest digest = sha256();
    private BigInteger total = BigInteger.ZERO;
    private long rows;

    void add(String row) {
        var hash = digest.digest(row.getBytes(StandardCharsets.UTF_8));
        total = total.add(new BigInteger(1, hash)).mod(LIMIT);
        rows++;
    }

    Sum sum(String table) {
        return new Sum(table, rows, "%064x".formatted(total));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
