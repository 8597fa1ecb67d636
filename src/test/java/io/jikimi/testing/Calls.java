package io.jikimi.testing;

import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.commands.Invocation.Standing;

import net.dv8tion.jda.api.Permission;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;

/** Invocations as a test needs them. */
public final class Calls {

    public static final long GARDEN = 1_000L;
    public static final long ALICE = 42L;

    private Calls() {}

    public static Invocation slash(Caller caller, String... path) {
        return new Invocation(Door.SLASH, Arrays.asList(path), Map.of(), caller);
    }

    public static Invocation with(Invocation call, String option, Object value) {
        return new Invocation(call.door(), call.path(), Map.of(option, value), call.caller());
    }

    /** Somebody in the garden who may do just this. */
    public static Caller inGuild(Permission... permissions) {
        var may = EnumSet.noneOf(Permission.class);
        may.addAll(Arrays.asList(permissions));
        return new Caller(
                "i1",
                0,
                GARDEN,
                7L,
                ALICE,
                may,
                Locale.ENGLISH,
                Locale.ENGLISH,
                "!",
                Standing.NOBODY);
    }

    public static Caller inDirectMessage() {
        return new Caller(
                "i1",
                0,
                null,
                7L,
                ALICE,
                EnumSet.noneOf(Permission.class),
                Locale.KOREAN,
                Locale.KOREAN,
                "!",
                Standing.NOBODY);
    }
}
