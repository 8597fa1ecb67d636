package io.jikimi.moderation;

import io.jikimi.cases.CaseType;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

/** {@code /untimeout @Ann}. */
@Component
final class UntimeoutCommand extends LiftCommand {

    UntimeoutCommand(Rules rules, Punishments punishments, Endings endings) {
        super(
                CaseType.UNTIMEOUT,
                CaseType.TIMEOUT,
                Permission.MODERATE_MEMBERS,
                rules,
                punishments,
                endings);
    }
}
