package io.jikimi.cases;

import io.jikimi.commands.Noticeboard.Spot;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes down which cases the log channel does not show as they are, and who mends that. */
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
class CaseLogLedger {

    private static final int AT_ONCE = 200;
    private static final Duration TELLING = Duration.ofMinutes(2);

    private final CaseRepository cases;
    private final Clock clock;

    CaseLogLedger(CaseRepository cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** What is to be shown, in the order in which it became so. */
    @Transactional(readOnly = true)
    public List<Long> due() {
        return cases.findDue(clock.instant(), Limit.of(AT_ONCE));
    }

    /** The guild of a case that is still there. */
    @Transactional(readOnly = true)
    public Optional<Long> guildOf(long id) {
        return cases.findById(id).map(one -> one.file().guildId());
    }

    @Transactional(readOnly = true)
    public Optional<Long> idOf(long guildId, long number) {
        return cases.findByGuildIdAndNumber(guildId, number).map(Case::id);
    }

    /** Takes it on oneself to show it; empty where somebody else does. */
    public Optional<Case> claim(long id) {
        var now = clock.instant();
        return cases.claim(id, now, now.plus(TELLING)) == 1 ? cases.findById(id) : Optional.empty();
    }

    /** It is shown as it was when it was claimed, in that message or where it was before. */
    public void logged(Case claimed, @Nullable Spot where) {
        cases.hold(claimed.id())
                .ifPresent(one -> one.logged(claimed.revision(), where, clock.instant()));
    }

    public void couldNotBeLogged(Case claimed) {
        cases.hold(claimed.id()).ifPresent(one -> one.couldNotBeLogged(clock.instant()));
    }

    public void notLogged(Case claimed) {
        cases.hold(claimed.id()).ifPresent(Case::notLogged);
    }
}
