package io.jikimi.doctor;

/** Amounts of memory and disk, in words. */
final class Bytes {

    static final long MIB = 1 << 20;
    static final long GIB = 1 << 30;

    private Bytes() {}

    static String say(long bytes) {
        return bytes < 10 * GIB ? bytes / MIB + " MiB" : bytes / GIB + " GiB";
    }
}
