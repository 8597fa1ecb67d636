package io.jikimi.web;

import io.jikimi.cluster.Instance;
import io.jikimi.cluster.InstanceRegistry;
import io.jikimi.config.Rotation.Outcome;
import io.jikimi.config.RotationWatch;
import io.jikimi.discord.IdentifyWait;
import io.jikimi.discord.ShardReport;
import io.jikimi.discord.Shards;
import io.jikimi.lifecycle.Parking;
import io.jikimi.lifecycle.ParkingNotice;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The page at {@code /}: whether Jikimi is connected, and if not, what to do. */
@Controller
class StatusController {

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Shards shards;
    private final Parking parking;
    private final Instance instance;
    private final InstanceRegistry instances;
    private final RotationWatch rotations;
    private final BuildProperties build;
    private final Clock clock;

    StatusController(
            Shards shards,
            Parking parking,
            Instance instance,
            InstanceRegistry instances,
            RotationWatch rotations,
            BuildProperties build,
            Clock clock) {
        this.shards = shards;
        this.parking = parking;
        this.instance = instance;
        this.instances = instances;
        this.rotations = rotations;
        this.build = build;
        this.clock = clock;
    }

    @ModelAttribute
    void neverStale(HttpServletResponse response) {
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
    }

    @GetMapping("/")
    String status(Model page, Locale locale) {
        var reports = shards.reports();
        var notice = parking.notice(locale).orElse(null);
        page.addAttribute("language", locale.getLanguage());
        page.addAttribute("notice", notice);
        var wait = shards.waiting().orElse(null);
        page.addAttribute("wait", wait);
        page.addAttribute("waitsUntil", wait == null ? null : TO_THE_MINUTE.format(wait.until()));
        page.addAttribute("state", headline(notice, wait, reports));
        page.addAttribute("kept", kept());
        page.addAttribute("shards", reports);
        page.addAttribute("totals", instances.totals());
        page.addAttribute("ping", shards.gatewayPing().map(Duration::toMillis).orElse(null));
        page.addAttribute("version", build.getVersion());
        page.addAttribute(
                "uptime", Uptime.of(Duration.between(instance.startedAt(), clock.instant())));
        return "status";
    }

    private static Headline headline(
            @Nullable ParkingNotice notice,
            @Nullable IdentifyWait wait,
            List<ShardReport> reports) {
        if (notice != null) {
            return Headline.PARKED;
        }
        return wait != null ? Headline.WAITING : Headline.of(reports);
    }

    // Where the new value lies is for the operator alone.
    private List<String> kept() {
        return rotations.latest().stream()
                .filter(rotation -> rotation.outcome() == Outcome.REFUSED)
                .map(rotation -> rotation.property().equals("bot.token") ? "token" : "password")
                .toList();
    }
}
