package io.jikimi.keeper;

/** Whether this instance serves as it should. */
@FunctionalInterface
interface Wellbeing {

    /** May wait a few seconds for those who have to be asked. */
    boolean isWell();
}
