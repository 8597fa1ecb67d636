package io.jikimi.web;

import io.jikimi.config.Rotation.Outcome;
import io.jikimi.config.RotationWatch;
import io.jikimi.lifecycle.Parking;
import io.jikimi.status.StatusHistory;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;

import java.util.List;
import java.util.Locale;

/** The page at {@code /}: how Jikimi is and has been, and if it is not well, what to do. */
@Controller
class StatusController {

    private final Present present;
    private final StatusHistory history;
    private final Parking parking;
    private final RotationWatch rotations;

    StatusController(
            Present present, StatusHistory history, Parking parking, RotationWatch rotations) {
        this.present = present;
        this.history = history;
        this.parking = parking;
        this.rotations = rotations;
    }

    @ModelAttribute
    void neverStale(HttpServletResponse response) {
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
    }

    @GetMapping("/")
    String status(Model page, Locale locale) {
        page.addAttribute("language", locale.getLanguage());
        page.addAttribute("now", present.facts());
        page.addAttribute("notice", parking.notice(locale).orElse(null));
        page.addAttribute("kept", kept());
        page.addAttribute("say", new Sayings(locale));
        history.history()
                .ifPresent(
                        known -> {
                            page.addAttribute("history", known);
                            page.addAttribute("bars", Bar.of(known));
                            page.addAttribute("graph", LatencyGraph.of(known));
                        });
        return "status";
    }

    /** The same for programs, without words. */
    @GetMapping(path = "/status.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    StatusReport report() {
        return StatusReport.of(present.facts(), history.history().orElse(null));
    }

    // Where the new value lies is for the operator alone.
    private List<String> kept() {
        return rotations.latest().stream()
                .filter(rotation -> rotation.outcome() == Outcome.REFUSED)
                .map(rotation -> rotation.property().equals("bot.token") ? "token" : "password")
                .toList();
    }
}
