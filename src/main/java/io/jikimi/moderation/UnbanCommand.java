package io.jikimi.moderation;

import io.jikimi.cases.CaseType;

import net.dv8tion.jda.api.Permission;

import org.springframework.stereotype.Component;

/** {@code /unban 123456789012345678}. */
@Component
final class UnbanCommand extends LiftCommand {

    UnbanCommand(Rules rules, Punishments punishments, Endings endings) {
        super(CaseType.UNBAN, CaseType.BAN, Permission.BAN_MEMBERS, rules, punishments, endings);
    }
}
