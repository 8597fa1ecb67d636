package io.jikimi.times;

import io.jikimi.commands.Command;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** {@code /timezone show}, {@code set Europe/Berlin}, {@code clear}: a person's own time zone. */
@Component
class TimezoneCommand implements Command {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int LONGEST = 64;
    private static final Option ZONE =
            Option.text("zone").mustBeGiven().ofLength(1, LONGEST).suggestedAsTyped();

    private final Zones zones;
    private final Clock clock;

    TimezoneCommand(Zones zones, Clock clock) {
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("timezone")
                .quietly()
                .with(Declaration.of("show"), Declaration.of("set", ZONE), Declaration.of("clear"));
    }

    @Override
    public Reply answer(Invocation call) {
        return switch (call.part()) {
            case "set" -> set(call);
            case "clear" -> clear(call);
            default -> show(call);
        };
    }

    private Reply show(Invocation call) {
        var own = zones.own(call.caller().userId());
        var zone = zones.of(call.caller());
        var key = own == null ? "times.zone-not-chosen" : "times.zone-is";
        return Reply.whisper(key, Zones.name(zone), shown(zone));
    }

    private Reply set(Invocation call) {
        var zone =
                ZoneNames.find(call.given(ZONE.name()))
                        .orElseThrow(() -> new Refusal("times.zone-unknown"));
        zones.choose(call.caller().userId(), zone);
        return Reply.whisper("times.zone-set", Zones.name(zone), shown(zone));
    }

    private Reply clear(Invocation call) {
        zones.forget(call.caller().userId());
        return show(call);
    }

    private String shown(ZoneId zone) {
        return SHOWN.format(clock.instant().atZone(zone));
    }

    @Override
    public List<String> suggest(Invocation call, String option) {
        var typed = call.text(ZONE.name());
        return ZoneNames.suggest(typed == null ? "" : typed);
    }
}
