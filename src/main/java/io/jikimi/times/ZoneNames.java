package io.jikimi.times;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the time zone that somebody means: {@code Europe/Berlin}, {@code seoul}, {@code UTC+9}. */
final class ZoneNames {

    private static final int MOST = 25;

    private static final List<String> ALL =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.matches("[A-Z][A-Za-z]+/[A-Z].*|UTC"))
                    .filter(id -> !id.matches("(?:Etc|SystemV|US)/.*"))
                    .sorted()
                    .toList();

    private static final Map<String, String> SHORT =
            Map.of(
                    "kst", "Asia/Seoul",
                    "서울", "Asia/Seoul",
                    "한국", "Asia/Seoul",
                    "jst", "Asia/Tokyo",
                    "gmt", "UTC",
                    "z", "UTC",
                    "cet", "Europe/Paris",
                    "est", "America/New_York",
                    "cst", "America/Chicago",
                    "pst", "America/Los_Angeles");

    private ZoneNames() {}

    static Optional<ZoneId> find(String written) {
        var plain = plain(written);
        var known = SHORT.get(plain);
        if (known != null) {
            return Optional.of(zone(known));
        }
        var whole = ALL.stream().filter(id -> plain(id).equals(plain)).findFirst();
        return whole.or(() -> city(plain)).map(ZoneNames::zone).or(() -> offset(written.strip()));
    }

    // UTC is an offset, so that it is the same as the zone of a guild that has chosen none.
    private static ZoneId zone(String id) {
        return id.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(id);
    }

    private static Optional<String> city(String plain) {
        var found = ALL.stream().filter(id -> plain(id).endsWith("/" + plain)).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<ZoneId> offset(String written) {
        try {
            var upper = written.toUpperCase(Locale.ROOT);
            return upper.matches("(?:UTC|GMT)?[+-].*")
                    ? Optional.of(ZoneOffset.of(upper.replaceFirst("^(?:UTC|GMT)", "")))
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The zones whose names hold what was typed so far. */
    static List<String> suggest(String typed) {
        var plain = plain(typed);
        var known = SHORT.get(plain);
        return known != null
                ? List.of(known)
                : ALL.stream().filter(id -> plain(id).contains(plain)).limit(MOST).toList();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
