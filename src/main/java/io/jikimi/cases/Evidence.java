package io.jikimi.cases;

import io.jikimi.commands.Invocation.Attachment;
import io.jikimi.discord.Downloads;
import io.jikimi.messages.Refusal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.UncheckedIOException;

/** Copies files that show what a case is about, while Discord's links to them still work. */
@Component
public class Evidence {

    private static final Logger log = LoggerFactory.getLogger(Evidence.class);

    private final Cases cases;
    private final Downloads downloads;
    private final CaseProperties limits;

    Evidence(Cases cases, Downloads downloads, CaseProperties limits) {
        this.cases = cases;
        this.downloads = downloads;
        this.limits = limits;
    }

    /** A file that was copied. */
    public record Copy(String name, byte[] content) {}

    /**
     * Copies it. Asks Discord, so never in a transaction.
     *
     * @throws Refusal when it is too large, nothing is kept here, or Discord does not give it
     */
    public Copy copy(Attachment file) {
        if (limits.evidenceFiles() == 0) {
            throw new Refusal("cases.evidence-off");
        }
        if (file.size() > limits.evidenceSize().toBytes()) {
            throw new Refusal("cases.evidence-large", limits.evidenceSize().toMegabytes());
        }
        return new Copy(name(file), content(file));
    }

    /**
     * Keeps it with that case.
     *
     * @throws Refusal when that has enough of them
     */
    public void keep(long guildId, long number, long by, Copy copy) {
        cases.attach(guildId, number, by, copy.name(), copy.content(), limits.evidenceFiles());
    }

    private byte[] content(Attachment file) {
        try {
            return downloads.read(file.url(), (int) limits.evidenceSize().toBytes());
        } catch (UncheckedIOException failure) {
            log.info("A file was not copied: {}", failure.getMessage());
            throw new Refusal("cases.evidence-unread");
        }
    }

    private static String name(Attachment file) {
        var name = file.name();
        return name.length() <= CaseEvidence.LONGEST_NAME
                ? name
                : name.substring(name.length() - CaseEvidence.LONGEST_NAME);
    }
}
