package io.jikimi.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Invocation.Standing;
import io.jikimi.commands.Verdict;
import io.jikimi.testing.Calls;

import net.dv8tion.jda.api.Permission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

class DecisionTests {

    private static final Declaration EDIT = Declaration.of("edit");
    private static final Declaration SETTINGS =
            Declaration.of("settings").needs(Permission.MANAGE_SERVER).with(EDIT);
    private static final Declaration BAN = Declaration.of("ban").needs(Permission.BAN_MEMBERS);
    private static final Declaration ROLL = Declaration.of("roll");

    @ParameterizedTest
    @CsvSource({
        // rules, allowed for somebody with role 1 in thread 5 of channel 6 in category 7
        "'', true",
        "roll/all=deny, false",
        "*/all=deny, false",
        "*/all=deny roll/all=allow, true",
        "roll/all=deny *//all=allow, false",
        "roll/channel:5=deny, false",
        "roll/channel:6=deny, false",
        "roll/channel:7=deny, false",
        "roll/channel:8=deny, true",
        "roll/channel:6=allow, true",
        "roll/channel:8=allow, false",
        "*/channel:6=deny roll/channel:6=allow, true",
        "roll/channel:6=allow roll/channel:7=deny, false",
        "roll/role:1=deny, false",
        "roll/role:2=deny, true",
        "roll/user:42=deny, false",
        "roll/role:1=allow roll/user:42=deny, false",
        "roll/role:1=deny roll/user:42=allow, false",
        "*/role:1=deny roll/user:42=allow, true",
        "roll/all=deny roll/user:42=allow, false",
        "roll/channel:6=deny roll/user:42=allow, false",
        "roll/nonsense=deny, true",
        "roll=deny, true"
    })
    void decidesInOrder(String rules, boolean allowed) {
        assertThat(judge(rules, somebody(), ROLL).allowed()).isEqualTo(allowed);
    }

    @Test
    void letsARuleStandInForAPermission() {
        assertThat(judge("", somebody(), BAN).allowed()).isFalse();
        assertThat(judge("ban/role:1=allow", somebody(), BAN).allowed()).isTrue();
        assertThat(judge("ban/channel:6=allow", somebody(), BAN).allowed()).isFalse();
        assertThat(judge("", somebody(Permission.BAN_MEMBERS), BAN).allowed()).isTrue();
    }

    @Test
    void inheritsFromTheCommandToItsParts() {
        var may = somebody(Permission.MANAGE_SERVER);

        assertThat(judge("settings/all=deny", may, SETTINGS, EDIT).allowed()).isFalse();
        assertThat(
                        judge("settings/all=deny settings edit/all=allow", may, SETTINGS, EDIT)
                                .allowed())
                .isTrue();
        assertThat(judge("settings show/all=deny", may, SETTINGS, EDIT).allowed()).isTrue();
    }

    @Test
    void neverLocksTheOwnersOut() {
        var owner = standing(new Standing(Set.of(1L), List.of(6L), true, false));
        var botOwner = standing(new Standing(Set.of(1L), List.of(6L), false, true));

        assertThat(judge("*/all=deny */user:42=deny", owner, SETTINGS, EDIT).allowed()).isTrue();
        assertThat(judge("*/all=deny", owner, ROLL).allowed()).isFalse();
        assertThat(judge("*/all=deny", botOwner, ROLL).allowed()).isTrue();
    }

    @Test
    void saysWhatEachStepHadToSay() {
        var verdict = judge("roll/role:1=deny roll/channel:6=allow", somebody(), ROLL);

        assertThat(verdict.trace())
                .extracting(step -> step.what().key())
                .containsExactly(
                        "access.no-owner",
                        "access.not-disabled",
                        "access.place-allowed",
                        "access.person-denied");
        assertThat(verdict.reason().key()).isEqualTo("access.person-denied");
    }

    @Test
    void isNotUpsetByAnIdThatIsNone() {
        var rules = "ping/user:9999999999999999999=deny ping/role:9223372036854775808=deny";

        assertThat(judge(rules, somebody(), Declaration.of("ping")).allowed()).isTrue();
    }

    private static Caller somebody(Permission... permissions) {
        return standing(new Standing(Set.of(1L), List.of(5L, 6L, 7L), false, false), permissions);
    }

    private static Caller standing(Standing standing, Permission... permissions) {
        var caller = Calls.inGuild(permissions);
        return new Caller(
                caller.eventKey(),
                caller.shardId(),
                caller.guildId(),
                caller.channelId(),
                caller.userId(),
                caller.permissions(),
                caller.language(),
                caller.guildLanguage(),
                caller.prefix(),
                standing);
    }

    // Rules with spaces in their command are written as one: "settings edit/all=deny".
    private static Verdict judge(String rules, Caller caller, Declaration... way) {
        var all = new HashMap<String, String>();
        var pattern = Pattern.compile("((?:settings )?[^= ]+)=(allow|deny)");
        pattern.matcher(rules).results().forEach(one -> all.put(one.group(1), one.group(2)));
        var settings = new AccessSettings(false, all, Map.of(), Map.of());
        return Decision.judge(Rules.of(settings), List.of(way), caller);
    }
}
