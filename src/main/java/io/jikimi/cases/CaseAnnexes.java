package io.jikimi.cases;

import io.jikimi.commands.Attached;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What belongs to a case beside itself: notes, changes, files, and other cases. */
@Component
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
class CaseAnnexes {

    private final CaseNoteRepository notes;
    private final CaseEditRepository edits;
    private final CaseEvidenceRepository evidence;
    private final CaseLinkRepository links;
    private final Clock clock;

    CaseAnnexes(
            CaseNoteRepository notes,
            CaseEditRepository edits,
            CaseEvidenceRepository evidence,
            CaseLinkRepository links,
            Clock clock) {
        this.notes = notes;
        this.edits = edits;
        this.evidence = evidence;
        this.links = links;
        this.clock = clock;
    }

    public List<CaseNote> notes(CaseFile of) {
        return notes.findByGuildIdAndCaseNumberOrderById(of.guildId(), of.number());
    }

    public List<CaseEdit> edits(CaseFile of) {
        return edits.findByGuildIdAndCaseNumberOrderById(of.guildId(), of.number());
    }

    /** The numbers of the cases that belong to it. */
    public List<Long> links(CaseFile of) {
        return links.of(of.guildId(), of.number()).stream()
                .map(link -> link.otherThan(of.number()))
                .distinct()
                .sorted()
                .toList();
    }

    public long countOfFiles(CaseFile of) {
        return evidence.countByGuildIdAndCaseNumberAndPart(of.guildId(), of.number(), 0);
    }

    /** Its files, put together. */
    public List<Attached> files(CaseFile of) {
        var files = new ArrayList<Attached>();
        var parts = evidence.findByGuildIdAndCaseNumberOrderById(of.guildId(), of.number());
        for (var at = 0; at < parts.size(); ) {
            var name = parts.get(at).name();
            var content = new ByteArrayOutputStream();
            do {
                content.writeBytes(parts.get(at++).content());
            } while (at < parts.size() && parts.get(at).part() > 0);
            files.add(new Attached(name, content.toByteArray()));
        }
        return files;
    }

    @Transactional
    public void note(CaseFile of, long by, String words) {
        notes.save(new CaseNote(of.guildId(), of.number(), by, clock.instant(), words));
    }

    @Transactional
    public void edited(
            CaseFile of,
            long by,
            CaseEdit.What what,
            @Nullable Object before,
            @Nullable Object after) {
        var edit = new CaseEdit(of, by, clock.instant(), what);
        edits.save(edit.from(before, after));
    }

    @Transactional
    public void attach(CaseFile of, long by, String name, byte[] content) {
        var now = clock.instant();
        var part = 0;
        for (var from = 0; part == 0 || from < content.length; part++) {
            var to = Math.min(content.length, from + CaseEvidence.LONGEST_PART);
            evidence.save(
                    new CaseEvidence(of.guildId(), of.number(), by, now)
                            .holding(name, part, Arrays.copyOfRange(content, from, to)));
            from = to;
        }
    }

    @Transactional
    public void link(CaseFile one, long otherNumber) {
        if (one.number() != otherNumber && !links(one).contains(otherNumber)) {
            links.save(new CaseLink(one.guildId(), one.number(), otherNumber));
        }
    }

    @Transactional
    public void drop(CaseFile of) {
        notes.deleteByGuildIdAndCaseNumber(of.guildId(), of.number());
        edits.deleteByGuildIdAndCaseNumber(of.guildId(), of.number());
        evidence.deleteByGuildIdAndCaseNumber(of.guildId(), of.number());
    }
}
