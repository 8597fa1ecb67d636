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
import java.util.Set;

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

    /** Where anything is to be shown. */
    @Transactional(readOnly = true)
    public Set<Long> dueGuilds() {
        return cases.findDueGuilds(clock.instant());
    }

    /** What is to be shown there, by number. */
    @Transactional(readOnly = true)
    public List<Long> due(long guildId) {
        return cases.findDue(guildId, clock.instant(), Limit.of(AT_ONCE));
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

    /**
     * It is shown as it was when it was claimed, in that message or where it was before.
     *
     * @return whether it has changed meanwhile
     */
    public boolean logged(Case claimed, @Nullable Spot where) {
        var now = cases.hold(claimed.id());
        now.ifPresent(one -> one.logged(claimed.revision(), where, clock.instant()));
        return now.filter(one -> one.revision() != claimed.revision()).isPresent();
    }

    public void couldNotBeLogged(Case claimed) {
        cases.hold(claimed.id()).ifPresent(one -> one.couldNotBeLogged(clock.instant()));
    }

    public void notLogged(Case claimed) {
        cases.hold(claimed.id()).ifPresent(Case::notLogged);
    }
}
