package io.jikimi.doctor;

import java.util.List;

/** A database on a volume that this machine does not have: nothing is looked at or made here. */
record UnseenVolume(String name) implements Examination {

    @Override
    public List<Finding> findings() {
        return List.of(
                Finding.ok(
                        name,
                        "The database lies on a volume, which the machine of a release command does"
                                + " not have: the bot opens it and brings it up to date when it"
                                + " starts."));
    }
}
