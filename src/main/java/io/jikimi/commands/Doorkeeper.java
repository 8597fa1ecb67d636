package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;

import java.util.List;

/** Decides who may use which command where, and says why. */
public interface Doorkeeper {

    /**
     * Judges without doing anything.
     *
     * @param way the declarations from the command down to the part that is asked for
     */
    Verdict judge(List<Declaration> way, Caller caller);

    /** Whether answers of this command are seen by nobody but the person who asked. */
    boolean answersPrivately(List<Declaration> way, Caller caller);
}
