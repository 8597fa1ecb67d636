package io.jikimi.lifecycle;

import java.time.Instant;

/**
 * Why the bot is parked, in one language, for people.
 *
 * @param what what is wrong
 * @param fix what to do about it
 * @param link where to do it
 * @param since when it was parked
 */
public record ParkingNotice(String what, String fix, String link, Instant since) {}
